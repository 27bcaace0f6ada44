import Server
import Testing

@Suite("The gateway listens where nobody can overhear it")
struct ExposureTests {
    @Test(
        "loopback, or a declared proxy",
        arguments: [
            ("127.0.0.1", false, true), ("127.8.0.1", false, true), ("::1", false, true), ("localhost", false, true),
            ("0.0.0.0", false, false), ("0.0.0.0", true, true), ("::", false, false), ("10.0.0.1", false, false),
            ("127.0.0.1.example", false, false), ("127.0.0", false, false), ("sluis.example", true, true),
        ])
    func start(host: String, isBehindProxy: Bool, starts: Bool) {
        #expect((Exposure(host: host, isBehindProxy: isBehindProxy).refusal == nil) == starts)
    }
}
