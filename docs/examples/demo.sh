#!/usr/bin/env bash
# The main job, from the starter ledger and an article to the answers a desk officer wants.
# Works in a ledger of its own; yours is not touched.
set -euo pipefail
cd "$(dirname "$0")"

ledger=$(mktemp -d)
trap 'rm -rf "$ledger"' EXIT
export POSITIONS_DB="$ledger/demo.db" POSITIONS_USER=demo

say() { printf '\n$ %s\n' "$*"; }
run() { say "$@"; "$@"; }

run positions import --starter

# Every statement points at the article and, with a quote, at the exact words in it.
record() {
    positions add --article quay-meeting.txt --outlet 'The Quay (example)' --published 2023-06-01 \
        --title 'Ministers leave the quay with two names still missing' "$@"
}
say positions add --article quay-meeting.txt --state … --issue … --stance … --quote …
record --state germany --issue sweden --stance support --speaker 'Annalena Baerbock' --role 'foreign minister' \
    --quote 'Stockholm has done its homework, and we want its flag raised in Vilnius'
record --state US --issue sweden --stance support --speaker 'Antony Blinken' --role 'secretary of state' \
    --attribution paraphrased --quote 'saw no reason for further delay and expected Sweden to take its seat this summer'
record --state hungary --issue sweden --stance oppose --speaker 'Péter Szijjártó' --role 'foreign minister' \
    --attribution paraphrased --quote 'the vote on Sweden would stay off its calendar'
record --state türkiye --issue sweden --stance oppose --attribution claimed \
    --quote 'Türkiye went on withholding its signature'
record --state sweden --issue sweden --stance support --speaker 'Tobias Billström' --role 'foreign minister' \
    --quote 'We have kept every promise that we made'
record --state lithuania --issue ukraine --stance conditional --attribution paraphrased \
    --quote 'asked for a written path to membership once the fighting is over'
record --state spain --issue ukraine --stance conditional --attribution paraphrased \
    --quote 'it would sign up to one on the same terms'
record --state hungary --issue ukraine --stance oppose --speaker 'Péter Szijjártó' --role 'foreign minister' \
    --quote 'A country at war cannot be given a date'
record --state france --issue ukraine-guarantees --stance neutral --speaker 'Catherine Colonna' \
    --role 'foreign minister' --attribution paraphrased --quote 'should first talk about what they could promise'

run positions show --issue sweden --as-of 2023-06-01
run positions show --state hungary
run positions diff --as-of 2023-06-01
run positions diff germany hungary --as-of 2023-06-01
run positions diff --since 2023-06-01 --until 2024-03-07
