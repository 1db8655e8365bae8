using System.CommandLine;
using Townline.Conversations.Contracts;

namespace Townline.Channels.Email.Grants;

/// <summary>The options by which a grant is given at a terminal.</summary>
internal sealed class GrantOptions
{
    private const string Refresh = "refresh";

    private readonly Option<string?> _endpoint = new("--token-endpoint") { Description = "Townline renews the token itself, at this address (OAuth 2.0); the secret is then that of the client." };
    private readonly Option<string> _client = new("--client-id") { Description = "Under which name Townline is known at the token endpoint.", DefaultValueFactory = _ => "" };
    private readonly Option<string> _scope = new("--scope") { Description = "What the token is to be good for.", DefaultValueFactory = _ => "" };
    private readonly Option<string?> _grant = new("--grant") { Description = "application (client credentials) or refresh (by a refresh token; left out, the stored one is used)." };

    public void AddTo(Command command)
    {
        _grant.AcceptOnlyFromAmong("application", Refresh);
        foreach (var option in (Option[])[_endpoint, _client, _scope, _grant])
        {
            command.Add(option);
        }
    }

    /// <param name="hasRefreshToken">One was given, so that is how it is renewed unless something else is said.</param>
    /// <returns>Null without an endpoint.</returns>
    public MailGrant? Read(ParseResult given, bool hasRefreshToken) => given.GetValue(_endpoint) is { } endpoint
        ? new MailGrant(endpoint, given.GetValue(_client)!, given.GetValue(_scope)!, (given.GetValue(_grant) ?? (hasRefreshToken ? Refresh : null)) == Refresh)
        : null;
}
