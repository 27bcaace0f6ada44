import Core
import Ledger
import Testing

@Suite("What is done side by side comes back whole and in order, or not at all")
struct SideBySideTests {
    @Test(arguments: [1, 3, 8, 200]) func theOrderIsThatOfTheQuestion(lanes: Int) async throws {
        for count in [0, 1, 7, 8, 9, 100] {
            let made = try await Array(0..<count).sideBySide(lanes: lanes) { number throws(LedgerError) in
                // Who began first need not end first.
                for _ in 0..<(count - number) % 5 { await Task.yield() }
                return number * 2
            }
            #expect(made == (0..<count).map { $0 * 2 })
        }
    }

    @Test(arguments: [0, 49, 99]) func oneFailureFailsAll(failing: Int) async {
        await #expect(throws: LedgerError(.keyMissing)) {
            try await Array(0..<100).sideBySide(lanes: 8) { number throws(LedgerError) in
                if number == failing { throw LedgerError(.keyMissing) }
                return number
            }
        }
    }
}
