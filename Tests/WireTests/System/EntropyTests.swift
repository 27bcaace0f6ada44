import Core
import Testing
import Wire

@Suite("The kernel's random bytes")
struct EntropyTests {
    @Test("are as many as were asked for, also none, and never the same", arguments: [0, 1, 12, 32, 257, 100_000])
    func count(_ count: Int) {
        let (one, other) = (Entropy.kernel.bytes(count), Entropy.kernel.bytes(count))
        #expect(one.count == count && other.count == count)
        if count >= 12 { #expect(one != other) }
        // Every value turns up among so many bytes: none of them was left unwritten.
        if count == 100_000 { #expect(Set(one).count == 256) }
    }
}
