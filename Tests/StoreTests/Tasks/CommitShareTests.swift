import Store
import Testing

@Suite("Of a commit at most a quarter is of tasks, and nobody waits for ever")
struct CommitShareTests {
    private static func waiting(_ places: String, weight: Int = 1) -> [CommitShare.Place] {
        places.map { CommitShare.Place(weight: weight, isOfTask: $0 == "t") }
    }

    @Test(
        "of those who wait, in their order",
        arguments: [
            // Nobody else: a quarter of what a commit holds.
            ("tttttttt", 16, [0, 1, 2, 3]),
            // A quarter of the commit: one with three others, two with six.
            ("ttttooo", 16, [0, 4, 5, 6]),
            ("otototototoo", 16, [0, 1, 2, 3, 4, 6, 8, 10, 11]),
            // Fewer others: one goes all the same.
            ("tto", 16, [0, 2]),
            ("ooo", 2, [0, 1]),
            ("", 16, []),
            // A full commit of others still takes one.
            ("oooot", 2, [0, 1, 4]),
        ])
    func chosen(places: String, limit: Int, expected: [Int]) {
        #expect(CommitShare.chosen(Self.waiting(places), limit: limit).sorted() == expected)
    }

    @Test("one that weighs more than its share goes alone, and the others in their turn")
    func heavy() {
        var waiting = Self.waiting("tt", weight: 250)
        #expect(CommitShare.chosen(waiting, limit: 512) == [0])
        waiting = Self.waiting("t", weight: 250) + Self.waiting("ooo")
        #expect(CommitShare.chosen(waiting, limit: 512) == [0, 1, 2, 3])
    }

    @Test("whatever waits, the share holds or one job of a task goes; and everything goes in the end")
    func drained() {
        var random = SystemRandomNumberGenerator()
        for _ in 0..<200 {
            var waiting = (0..<Int.random(in: 1...60, using: &random)).map { _ in
                CommitShare.Place(weight: 1, isOfTask: Bool.random(using: &random))
            }
            var rounds = 0
            while !waiting.isEmpty, rounds < 100 {
                rounds += 1
                let chosen = CommitShare.chosen(waiting, limit: 16)
                let tasks = chosen.count { waiting[$0].isOfTask }
                #expect(chosen.count <= 16 + 5 && !chosen.isEmpty)
                #expect(tasks <= 1 || tasks * 4 <= max(chosen.count, 16))
                waiting = waiting.indices.filter { !chosen.contains($0) }.map { waiting[$0] }
            }
            #expect(waiting.isEmpty)
        }
    }
}
