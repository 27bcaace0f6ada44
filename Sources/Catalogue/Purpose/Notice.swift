/// What the citizen is told before an act, in plain Dutch; shown and kept word for word.
package struct Notice: Hashable, Sendable {
    package let id: String
    package let title: String
    /// What, why, from whom, to whom, how long.
    package let lines: [String]
    /// What happens after a no.
    package let ifNo: String
    /// How to stop.
    package let stop: String

    package init(id: String, title: String, lines: [String], ifNo: String, stop: String) {
        self.id = id
        self.title = title
        self.lines = lines
        self.ifNo = ifNo
        self.stop = stop
    }

    /// The words as they are read aloud and printed, and as the consent record hashes them.
    package var text: String { ([title] + lines + [ifNo, stop]).filter { !$0.isEmpty }.joined(separator: "\n") }
}
