import Adapters
import Catalogue
import Wire

/// How long a source is waited for, and how often it is asked.
struct TimeSettings: Sendable {
    static let keys = [
        "connectMilliseconds", "totalMilliseconds", "attempts", "budgetMilliseconds", "retryAfterSeconds",
    ]

    let limits: HTTPLimits
    let policy: RetryPolicy

    init(_ map: YAMLMapping) throws(CatalogueError) {
        limits = HTTPLimits(
            connectMilliseconds: try map.optionalInteger("connectMilliseconds") ?? 3_000,
            totalMilliseconds: try map.optionalInteger("totalMilliseconds") ?? 10_000)
        policy = RetryPolicy(
            attempts: try map.optionalInteger("attempts") ?? 4,
            budgetMilliseconds: Int64(try map.optionalInteger("budgetMilliseconds") ?? 8_000),
            retryAfterSeconds: Int64(try map.optionalInteger("retryAfterSeconds") ?? 60))
    }
}
