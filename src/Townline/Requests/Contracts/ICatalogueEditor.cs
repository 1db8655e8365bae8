using Townline.Platform.Storage;

namespace Townline.Requests.Contracts;

/// <summary>Changes the catalogue, inside a unit of work.</summary>
internal interface ICatalogueEditor
{
    /// <summary>
    /// Adds a service (no row with its id) or changes it; without a difference nothing happens. Codes are unique in a town. A form that gives
    /// way to another is kept for the requests that were made with it.
    /// </summary>
    /// <param name="version">Version the editor saw; null does not ask.</param>
    /// <param name="reason">Why, for the audit trail.</param>
    /// <exception cref="RuleBrokenException">The code is taken or unreadable, the form or the workflow does not hold together.</exception>
    /// <exception cref="StaleServiceException">Somebody changed it since the editor opened it.</exception>
    Task Save(Unit unit, ServiceInfo service, int? version = null, string? reason = null);

    /// <summary>All that is wrong with a service by itself, before anything is written; none when it holds together.</summary>
    IReadOnlyList<ServiceProblem> Problems(ServiceInfo service);
}

/// <summary>One thing to mend in a service.</summary>
/// <param name="Where">A member of <see cref="ServiceInfo"/>, or of a question by its place: <c>Code</c>, <c>Questions[2].Options</c>.</param>
/// <param name="Code">Key of the words under "rule.".</param>
/// <param name="Args">Fill the words.</param>
internal sealed record ServiceProblem(string Where, string Code, params object[] Args);

/// <summary>Somebody changed the service since the editor opened it.</summary>
/// <param name="current">As it is now.</param>
internal sealed class StaleServiceException(ServiceInfo current) : Exception($"Service {current.Code} is at version {current.Version} now.")
{
    public ServiceInfo Current { get; } = current;
}
