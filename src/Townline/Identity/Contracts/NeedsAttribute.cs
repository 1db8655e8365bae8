using Microsoft.AspNetCore.Authorization;

namespace Townline.Identity.Contracts;

/// <summary>
/// Opens a page or endpoint to signed-in staff of this town whose role has a right; several are all needed. What carries neither this, nor
/// <c>NeedsKey</c>, nor <c>AllowAnonymous</c> is closed to everybody.
/// </summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method, AllowMultiple = true)]
internal sealed class NeedsAttribute(Right right) : Attribute, IAuthorizeData, IAuthorizationRequirement, IAuthorizationRequirementData
{
    public Right Right { get; } = right;

    public IEnumerable<IAuthorizationRequirement> GetRequirements() => [this];

    string? IAuthorizeData.Policy { get; set; }
    string? IAuthorizeData.Roles { get; set; }
    string? IAuthorizeData.AuthenticationSchemes { get; set; }
}

/// <summary>The same for minimal endpoints.</summary>
internal static class NeedsExtensions
{
    /// <summary>Opens the endpoint to staff with this right.</summary>
    public static TBuilder Needs<TBuilder>(this TBuilder endpoint, Right right)
        where TBuilder : IEndpointConventionBuilder => endpoint.RequireAuthorization(new NeedsAttribute(right));
}
