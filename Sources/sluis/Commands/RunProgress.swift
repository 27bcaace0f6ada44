import Core
import Wire

/// How far a task is: a bar where someone looks, a line now and then where not.
struct RunProgress {
    private static let width = 30

    private let isSeen = StandardError.isTerminal
    private var told = -1

    mutating func show(_ status: JSON) {
        let total = Self.count("total", status)
        let ended = total - Self.count("waiting", status)
        let percent = total == 0 ? 100 : Int(100 * ended / total)
        let words = "\(ended) of \(total) (\(percent) %), \(Self.count("refused", status)) refused"
        if isSeen {
            let filled = Self.width * percent / 100
            let bar = String(repeating: "█", count: filled) + String(repeating: "░", count: Self.width - filled)
            StandardError.write("\r\u{1B}[K\(bar) \(words)")
        } else if percent / 10 != told {
            told = percent / 10
            StandardError.write(words + "\n")
        }
    }

    /// Makes place for what is printed next.
    func end() {
        if isSeen { StandardError.write("\n") }
    }

    /// What it came to, in one line.
    static func summary(_ status: JSON) -> String {
        let states = ["answered", "incomplete", "refused", "bad", "duplicate", "gone", "stopped"]
        return states.compactMap { state in
            let number = count(state, status)
            return number == 0 && state != "answered" ? nil : "\(number) \(state)"
        }.joined(separator: ", ")
    }

    private static func count(_ state: String, _ status: JSON) -> Int64 { status["lines"]?[state]?.integer ?? 0 }
}
