/// Assertions of `zonnegem/archive`, signed by OpenSSL with an RSA key of 2048 bits whose private half is gone.
enum RSAAssertions {
    static let modulus =
        "uFQ6nN8O184xoBDbYIxmo5lLfdVMfYmiNqdHTgmfTQxQJqjj5eXZZ9BMv9rltnax76akmVxrMQEXDBZKNxCedkTUtNcVB20"
        + "6OGm32q7KCC4M_Lkd36XjLkjaTnaRJ7ktk9OiiHfYshi_Vds2gI_qumFLL3jQTla7EVzyW_r5OcPn9ObL58rv-"
        + "HHe0vLP8alJeZ89dFr-W-"
        + "LRMsXdjHAPXXz8i_fO_bMqwceACBn4sn1Ke2cOoQ6IT2oH7mcAYBiVlgTL5i5qzFzIqlm6l1tB2tcE-"
        + "ylSb5qu_KbjQV_4AhkoHdREIOJocD6TqP-DYHec2WvlDKnuSP_rXWxdmJs7eQ"

    /// By algorithm; they expire 120 seconds after the test clock's start.
    static let signed: [String: String] = [
        "PS256":
            "eyJhbGciOiJQUzI1NiJ9.eyJpc3MiOiJ6b25uZWdlbS9hcmNoaXZlIiwic3ViIjoiem9ubmVnZW0vYXJjaGl2ZSIsImF1ZC"
            + "I6Imh0dHBzOi8vc2x1aXMuZXhhbXBsZS9vYXV0aDIvdG9rZW4iLCJleHAiOjE3OTUyNTE3MjAsImp0aSI6IlBTMjU2In0.Q"
            + "hfvC4ugwUcvBwxqiW9tJRgsXkOAIWZks9-"
            + "Ew3GDMbXih7xCqbJnyRz1TG031hTTtvgp9FHYPhT9wIHpvHG311v1qWs00EpFDiyM7j_YCVjyERPzRC1OTdZDdaicIy0out"
            + "YqcptJ4z9hADhHKrOCmTd4djBpRo6algzlUPGTWBpFYtmZpOUdH4FgorYGOpb43o0m4T7DZD9sW14iJSfq8N6uMz5xPycwP"
            + "-GWSJBTZAXA0PDN_M19BZi9dRZRU6fDbeZwCgPSsKPov2v8NC2uGN0e1MXUe2Bcl9-MP0DjEhl7rmfqkbKho-"
            + "7KN7lrcD9KOPgo5-KIlrW-1CrcNn5IeA",
        "RS256":
            "eyJhbGciOiJSUzI1NiJ9.eyJpc3MiOiJ6b25uZWdlbS9hcmNoaXZlIiwic3ViIjoiem9ubmVnZW0vYXJjaGl2ZSIsImF1ZC"
            + "I6Imh0dHBzOi8vc2x1aXMuZXhhbXBsZS9vYXV0aDIvdG9rZW4iLCJleHAiOjE3OTUyNTE3MjAsImp0aSI6IlJTMjU2In0.Q"
            + "qaEjA9cGsaQLVNClPsnJDVOh5kkaVLahHvnfBnEJDh1y6PGLX80Bl1_ph-JKgsi4ujcR4Z1EjScngZ8jxF_KhqCLbf5NuuS"
            + "5liEVQixwUplokxZ0RilufkHM1SoNZXlIN7sItIqAGbl0_cJ7nvfdEXMREiPxhFal9KBwk4UnEW3Hmhvj9TzGmeyX0Jc3Ef"
            + "fCHr9AlFeDz807Cu4sbuqA1H_3ps8QHDlNcyQxKi4YdVecFVy079kdnyfrtoJdF0Fcth7f3cB_Lh4eWSQY64D8Y_3hg1d7R"
            + "Sj5ZN_RJsB4Yuyv8TsFTxTqXsT8xjGJ0-JxsIVQJwjBMwNc_VXQXo54A",
    ]
}
