import Core

/// Tells the story and counts what did not turn out as it should.
final class Narrator {
    private(set) var failures: [String] = []

    func chapter(_ number: Int, _ title: String) {
        print("\n\(number). \(title)\n")
    }

    func say(_ text: String) { print("   " + text) }

    /// A call as it can be pasted into a shell.
    func show(_ method: String, _ url: String, party: String, body: JSON?) {
        print("   TOKEN=$(sluis token \(party))")
        guard let body else {
            return print("   curl -s \(url) -H \"Authorization: Bearer $TOKEN\"\n")
        }
        print(
            "   curl -s \(url) -H \"Authorization: Bearer $TOKEN\" -H 'Content-Type: application/json' -d @- <<'JSON'")
        print(body.canonicalText)
        print("JSON\n")
    }

    /// An answer in a line.
    func answer(_ status: Int, _ text: String) { print("   → \(status)  \(text)") }

    /// The answer to a question about a person: its outputs, or the refusal with the way without.
    func answer(_ answer: GatewayClient.Answer) {
        guard let outputs = answer.json?["answers"]?.array else {
            self.answer(answer.status, answer.json?["title"]?.string ?? answer.text)
            for name in ["detail", "alternative"] {
                if let text = answer.json?[name]?.string { print("          \(text)") }
            }
            return
        }
        let index = answer.json?["log"]?["index"]?.integer ?? -1
        self.answer(answer.status, "entry \(index) of \(answer.json?["log"]?["origin"]?.string ?? "")")
        for output in outputs { print("          " + AnswerLine(output).text) }
    }

    func expect(_ isTrue: Bool, _ what: String) {
        guard !isTrue else { return }
        failures.append(what)
        print("   ✗ this should have been so: \(what)")
    }
}
