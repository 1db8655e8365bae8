using Townline.Conversations.Contracts;

namespace Townline.Channels.Email.Grants;

/// <summary>A grant with what is secret about it, as it is shown to the token endpoint.</summary>
/// <param name="RefreshToken">Null without one.</param>
internal sealed record Grant(MailGrant At, string ClientSecret, string? RefreshToken)
{
    /// <summary>Without its secrets, so that no log has them.</summary>
    public override string ToString() => At.Endpoint;
}

/// <summary>What a token endpoint gave.</summary>
/// <param name="Lifetime">How long the access token is good.</param>
/// <param name="RefreshToken">To be used from now on; null: the one that was.</param>
internal sealed record GivenToken(string AccessToken, TimeSpan Lifetime, string? RefreshToken)
{
    /// <inheritdoc cref="Grant.ToString"/>
    public override string ToString() => $"a token for {Lifetime}";
}
