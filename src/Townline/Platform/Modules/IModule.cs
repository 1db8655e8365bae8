using Microsoft.EntityFrameworkCore;

namespace Townline.Platform.Modules;

/// <summary>
/// What a folder of the house brings along: services, tables, endpoints. Every non-abstract implementation with a
/// parameterless constructor is found at start, so that a new module or channel edits no list elsewhere.
/// </summary>
internal interface IModule
{
    /// <summary>Registers the module's services, listeners, outbox handlers and background work.</summary>
    void Services(IServiceCollection services) { }

    /// <summary>Adds the module's tables to the model; table names carry the module's prefix.</summary>
    void Model(ModelBuilder model) { }

    /// <summary>Maps the module's endpoints that are not Razor Pages. Each carries its right or says that it is public.</summary>
    void Endpoints(IEndpointRouteBuilder endpoints) { }
}
