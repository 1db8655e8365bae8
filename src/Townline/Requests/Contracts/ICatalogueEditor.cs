using Townline.Platform.Storage;

namespace Townline.Requests.Contracts;

/// <summary>Changes the catalogue, inside a unit of work.</summary>
internal interface ICatalogueEditor
{
    /// <summary>Adds a service (no row with its id) or changes it. Codes are unique in a town.</summary>
    /// <exception cref="RuleBrokenException">The code is taken or unreadable, the form or the workflow does not hold together.</exception>
    Task Save(Unit unit, ServiceInfo service);
}
