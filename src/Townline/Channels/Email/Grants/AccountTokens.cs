namespace Townline.Channels.Email.Grants;

/// <summary>The access tokens of one account, for whoever signs in without knowing of towns.</summary>
/// <param name="Version">Of the settings of the account: with other ones it is another.</param>
internal sealed record AccountTokens(MailGrants Grants, int TenantId, long Id, int Version)
{
    /// <inheritdoc cref="MailGrants.SignIn"/>
    public Task<T> SignIn<T>(Func<string, Task<T>> signIn, Func<Exception, bool> isRefused, CancellationToken cancel) => Grants.SignIn(TenantId, Id, signIn, isRefused, cancel);
}
