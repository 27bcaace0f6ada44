/// The rows that need a gateway and its sources.
struct TownRows: Sendable {
    let options: BenchOptions
    let wanted: [String]

    func measure() async throws -> [ReportRow] {
        let town = try await Town(options)
        defer { town.close() }
        let gateway = try await town.gateway()
        var rows: [ReportRow]
        do {
            rows = try await self.rows(of: town, gateway)
        } catch {
            await gateway.stop()
            throw error
        }
        await gateway.stop()
        if wanted.contains("memory") { rows += try await MemoryRow(town: town).measure() }
        return rows
    }

    private func rows(of town: Town, _ gateway: Neighbour) async throws -> [ReportRow] {
        var rows: [ReportRow] = []
        let warm = WarmRow(options: options, town: town)
        if wanted.contains("warm") {
            rows += try await warm.measure(gateway: gateway)
        } else if wanted.contains("memory") {
            _ = try await warm.prime()
        }
        if wanted.contains("warm12") {
            rows += try await WarmTwelveRow(options: options, town: town).measure(gateway: gateway)
        }
        if wanted.contains("cold") { rows += try await ColdRow(options: options, town: town).measure(gateway: gateway) }
        if wanted.contains("shared") { rows += try await SharedCallRow(options: options, town: town).measure() }
        return rows
    }
}
