namespace Townline.Demo.Seeding;

/// <summary>What the operator may say about the demo, by environment variables; nulls where nothing was said.</summary>
/// <param name="Password">TOWNLINE_DEMO_PASSWORD: of all staff.</param>
/// <param name="Open311Key">TOWNLINE_DEMO_OPEN311_KEY: an Open311 key without a limit.</param>
/// <param name="ApiToken">TOWNLINE_DEMO_API_TOKEN: a token for /api/v1 without a limit.</param>
internal sealed record DemoSettings(string? Password, string? Open311Key, string? ApiToken)
{
    public static DemoSettings FromEnvironment() => new(Read("TOWNLINE_DEMO_PASSWORD"), Read("TOWNLINE_DEMO_OPEN311_KEY"), Read("TOWNLINE_DEMO_API_TOKEN"));

    private static string? Read(string name) => Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : null;
}
