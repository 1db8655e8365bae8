using Microsoft.AspNetCore.Identity;

namespace Townline.Identity.Passkeys;

/// <summary>A passkey answers to the page of one address: it must be that of the request, whatever the caller says it is.</summary>
internal static class PasskeyOrigin
{
    /// <summary>Browsers know passkeys only over https and on the own machine, so the scheme, which a proxy may hide from us, says nothing more.</summary>
    public static bool IsOurs(PasskeyOriginValidationContext asked) =>
        !asked.CrossOrigin && Uri.TryCreate(asked.Origin, UriKind.Absolute, out var origin) && string.Equals(origin.Authority, asked.HttpContext.Request.Host.Value, StringComparison.OrdinalIgnoreCase);
}
