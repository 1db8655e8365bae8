using Townline.Identity.Contracts;
using Townline.Platform.Commands;

namespace Townline.Demo.Seeding;

/// <summary>What the operator may say about the demo, by environment variables; nulls where nothing was said.</summary>
/// <param name="Password">TOWNLINE_DEMO_PASSWORD: of all staff.</param>
/// <param name="Open311Key">TOWNLINE_DEMO_OPEN311_KEY: an Open311 key without a limit.</param>
/// <param name="ApiToken">TOWNLINE_DEMO_API_TOKEN: a token for /api/v1 without a limit.</param>
internal sealed record DemoSettings(string? Password, string? Open311Key, string? ApiToken)
{
    /// <exception cref="CommandFailedException">A key is too short.</exception>
    public static DemoSettings FromEnvironment() => new(Read("TOWNLINE_DEMO_PASSWORD"), Key("TOWNLINE_DEMO_OPEN311_KEY"), Key("TOWNLINE_DEMO_API_TOKEN"));

    private static string? Key(string name) =>
        Read(name) is { Length: < ApiKeyOrder.ShortestSecret } ? throw new CommandFailedException($"{name} is too short for a key: it has at least {ApiKeyOrder.ShortestSecret} characters.") : Read(name);

    private static string? Read(string name) => Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : null;
}
