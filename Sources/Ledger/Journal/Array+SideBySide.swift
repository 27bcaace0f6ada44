extension Array where Element: Sendable {
    /// What is made of each, in order, in a few tasks at a time.
    ///
    /// Where each waits for a key or for a page of the disk, a few of them wait together.
    package func sideBySide<Made: Sendable>(
        lanes: Int, _ make: @escaping @Sendable (Element) async throws(LedgerError) -> Made
    ) async throws(LedgerError) -> [Made] {
        let share = Swift.max(1, (count + lanes - 1) / lanes)
        let pieces = await withTaskGroup(of: (start: Int, made: Result<[Made], LedgerError>).self) { group in
            for start in stride(from: 0, to: count, by: share) {
                let elements = self[start..<Swift.min(start + share, count)]
                group.addTask {
                    var made: [Made] = []
                    made.reserveCapacity(elements.count)
                    do throws(LedgerError) {
                        for element in elements { made.append(try await make(element)) }
                        return (start, .success(made))
                    } catch {
                        return (start, .failure(error))
                    }
                }
            }
            return await group.reduce(into: []) { $0.append($1) }
        }
        var made: [Made] = []
        made.reserveCapacity(count)
        for piece in pieces.sorted(by: { $0.start < $1.start }) { made += try piece.made.get() }
        return made
    }
}
