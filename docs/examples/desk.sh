#!/usr/bin/env bash
# Record what was said in one article, statement by statement, then ask who is holding out.
#
# The article is invented. Keep it out of a ledger you work with:
#     POSITIONS_DB=trial.db bash docs/examples/desk.sh
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)

# Every call names the article; it is archived once. The day of the statements is the day of publication.
record() {
    positions add --article "$here/oslo-meeting.txt" \
        --title 'Ministers trade views over fish soup as the summit nears' \
        --outlet 'Example Wire' --published 2023-06-01 "$@"
}

record --state norway --issue sweden --stance support --role 'foreign minister' \
    --quote 'The chair for Stockholm is bought, polished and standing in the corridor'
record --state germany --issue sweden --stance support --role 'foreign minister' \
    --quote 'Sweden has done its homework, and we have marked it: top of the class'
record --state türkiye --issue sweden --stance oppose --role 'foreign minister' \
    --quote 'As matters stand, our answer on Sweden is no.'
record --state hungary --issue sweden --stance oppose --role 'foreign minister' \
    --quote 'We are against it today.'
record --state lithuania --issue ukraine --stance support --role 'foreign minister' \
    --quote 'Kyiv belongs inside, and we should say so with a date.'
record --state germany --issue ukraine --stance conditional --role 'foreign minister' \
    --quote 'Once the guns are silent, we can talk about membership, and we will.'
record --state US --issue ukraine --stance conditional --role 'foreign minister' \
    --attribution paraphrased --note 'Wants reforms first and an invitation afterwards'
record --state hungary --issue ukraine --stance oppose \
    --attribution claimed --note 'Two diplomats say that Hungary spoke against any invitation'

ask() {
    printf '\n$ positions %s\n' "$*"
    positions "$@"
}

ask show --issue sweden --as-of 2023-06-01
ask diff --as-of 2023-06-01
ask diff germany hungary --as-of 2023-06-01
