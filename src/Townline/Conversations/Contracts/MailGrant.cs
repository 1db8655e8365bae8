namespace Townline.Conversations.Contracts;

/// <summary>By what right access tokens are asked for (OAuth 2.0, RFC 6749), without what is secret about it.</summary>
/// <param name="Endpoint">Where they are asked for: https, or http on this machine.</param>
/// <param name="ClientId">Under which name this program is known there.</param>
/// <param name="Scope">What they are to be good for; empty where the server knows.</param>
/// <param name="IsRefreshed">By a refresh token, which a person gave leave for; otherwise in the name of the program itself (client credentials).</param>
internal sealed record MailGrant(string Endpoint, string ClientId, string Scope, bool IsRefreshed)
{
    /// <summary>Whether what is secret and was given for the other may be sent here.</summary>
    public bool IsSameClient(MailGrant? other) => other is not null && (Endpoint, ClientId) == (other.Endpoint, other.ClientId);
}
