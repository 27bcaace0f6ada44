import Core

/// The developer page as HTML, without script: sources, switches, last calls.
struct DeveloperPage {
    let states: [SourceState]
    let calls: [DeveloperCall]
    let faults: JSON?
    let faultKinds: [String]
    /// What came of the switch that was just set.
    let notice: String?
    /// The call whose numbers are shown, because somebody asked for it.
    let shown: (connection: String, number: Int)?

    var bytes: [UInt8] { HTML.document(language: "en", head: head, body: body) }

    @HTMLBuilder private var head: HTML {
        HTML(.meta, .init("charset", "utf-8"))
        HTML(.title, text: "Sluis: sources (mock)")
        HTML(.meta, .name("viewport"), .init("content", "width=device-width"))
        HTML(
            styles: """
                body{font:1rem/1.5 sans-serif;margin:1rem auto;max-width:75rem;padding:0 1rem}
                table{border-collapse:collapse}th,td{border:1px solid #767676;padding:.2rem .5rem;text-align:left;\
                vertical-align:top}
                pre{white-space:pre-wrap;overflow-wrap:anywhere;margin:0;max-height:24rem;overflow:auto}
                .pair{display:grid;grid-template-columns:1fr 1fr;gap:1rem}
                """)
    }

    @HTMLBuilder private var body: HTML {
        HTML(.h1, text: "Sources, environment mock")
        if let notice { HTML(.p, .role("status"), text: notice) }
        HTML(.h2, text: "State")
        stateTable
        HTML(.h2, text: "Switches of the mock sources")
        switches
        HTML(.h2, text: "Last calls")
        HTML(
            .p,
            text:
                "National numbers are covered; each call can be shown with them. Nothing is kept beyond this process."
        )
        if calls.isEmpty { HTML(.p, text: "None yet.") }
        for call in calls { section(call) }
    }

    private var stateTable: HTML {
        let head = [
            "Connection", "Source", "Breaker", "Calls", "Errors", "Median", "95 of 100", "Last success", "Last failure",
            "Quota left", "Certificate days",
        ]
        return table(head, states.map { Self.cells($0).map { HTML(NumberMask.masked($0)) } })
    }

    private static func cells(_ state: SourceState) -> [String] {
        let errors = state.errors.sorted { $0.key.rawValue < $1.key.rawValue }.map { "\($0.key.rawValue) \($0.value)" }
        let failure = state.lastFailure.map { "\($0.at.rfc3339) \($0.status.rawValue) \($0.code)" }
        return [
            state.connection, state.source, state.breaker.rawValue + (state.isFailing ? ", failing" : ""),
            String(state.calls), errors.joined(separator: ", "),
            state.medianMilliseconds.map { "\($0) ms" } ?? "", state.slowMilliseconds.map { "\($0) ms" } ?? "",
            state.lastSuccess?.rfc3339 ?? "", failure ?? "", state.quotaLeft.map { String($0) } ?? "",
            state.certificateDays.map { String($0) } ?? "",
        ]
    }

    private func table(_ head: [String], _ rows: [[HTML]]) -> HTML {
        HTML(.table) {
            HTML(.thead) { HTML(.tr) { for name in head { HTML(.th, .scope("col"), text: name) } } }
            HTML(.tbody) {
                for row in rows { HTML(.tr) { for cell in row { HTML(.td, [], cell) } } }
            }
        }
    }

    @HTMLBuilder private var switches: HTML {
        HTML(.pre, text: faults.map { NumberMask.masked($0.canonicalText) } ?? "The mock sources do not answer.")
        HTML(.form, .method("post"), .action("/dev/faults")) {
            HTML(.label) {
                "Kind "
                HTML(.select, .name("kind")) { for kind in ["none"] + faultKinds { HTML(.option, text: kind) } }
            }
            for (name, label, mode) in [
                ("resident", "Resident", nil), ("service", "Source", nil), ("times", "Times", "numeric"),
                ("milliseconds", "Milliseconds", "numeric"), ("origin", "Origin", nil), ("code", "Code", nil),
            ] as [(String, String, String?)] {
                HTML(.label) {
                    " \(label) "
                    HTML(.input, .name(name), .init("inputmode", mode))
                }
            }
            HTML(.button, text: "Set")
        }
    }

    private func section(_ call: DeveloperCall) -> HTML {
        let isShown = shown?.connection == call.connection && shown?.number == call.number
        func text(_ value: Redacted<String>) -> String { isShown ? value.revealed : NumberMask.masked(value.revealed) }
        let title = "\(call.service), \(call.source): \(call.outcome), \(call.attempts) attempts, \(call.at.rfc3339)"
        return HTML(.details, .init("open", if: isShown)) {
            HTML(.summary, text: title)
            if !isShown { showForm(call) }
            HTML(.div, .class("pair")) {
                HTML(.div) {
                    for message in call.messages {
                        HTML(.h4, text: message.method + " " + text(message.address))
                        HTML(.pre, text: text(message.question))
                        HTML(.h4, text: "Answer: " + message.result)
                        HTML(.pre, text: text(message.answer))
                    }
                }
                HTML(.div) {
                    table(["Attribute", "Value"], call.facts.map { [HTML($0.attribute), HTML(text($0.value))] })
                }
            }
        }
    }

    private func showForm(_ call: DeveloperCall) -> HTML {
        HTML(.form, .method("post"), .action("/dev/calls")) {
            HTML(.input, .type("hidden"), .name("connection"), .value(call.connection))
            HTML(.input, .type("hidden"), .name("number"), .value(String(call.number)))
            HTML(.button, text: "Show with numbers")
        }
    }
}
