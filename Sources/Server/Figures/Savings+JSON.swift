import Core
import Disclosure

extension Savings {
    /// What is hidden is not there; sums are of what is shown.
    var json: JSON {
        [
            "months": .array(months.map(\.json)), "questionsToSources": .integer(Int64(made)),
            "questionsSpared": .integer(Int64(spared)), "centsSpared": .integer(Int64(cents)),
            "answers": .integer(Int64(given)), "questionsNotAsked": .integer(Int64(questions)),
            "papersNotAsked": .integer(Int64(papers)), "atLeast": .boolean(hidesSome),
        ]
    }
}

extension Savings.Month {
    fileprivate var json: JSON {
        [
            "month": .string(String(first.text.dropLast(3))),
            "sources": .array(
                sources.map {
                    .compact([
                        "source": .string($0.name), "made": .integer(Int64($0.made)),
                        "spared": .integer(Int64($0.spared)), "centsSpared": $0.cents.map { .integer(Int64($0)) },
                    ])
                }),
            "purposes": .array(
                purposes.map {
                    .compact([
                        "purpose": .string($0.purpose), "given": $0.given.map { .integer(Int64($0)) },
                        "refused": $0.refused.map { .integer(Int64($0)) },
                        "unknown": $0.unknown.map { .integer(Int64($0)) },
                        "aside": $0.aside.map { .integer(Int64($0)) },
                        "questionsNotAsked": .integer(Int64($0.questions)),
                        "papersNotAsked": .integer(Int64($0.papers)),
                    ])
                }),
        ]
    }
}
