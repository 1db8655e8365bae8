namespace Townline.Identity.Contracts;

/// <summary>On pages that stay open to somebody who must set up a second step before anything else.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class OpenWhileEnrollingAttribute : Attribute;
