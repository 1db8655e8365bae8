using Townline.Platform.Events;
using Townline.Platform.Files.Content;
using Townline.Platform.Tenancy;

namespace Townline.Import.Contracts;

/// <summary>Takes over requests of another system from a file that an administrator sends: choose a mapping, look at what comes of it, start it.</summary>
internal interface IRequestImports
{
    /// <summary>The newest imports of the town.</summary>
    Task<IReadOnlyList<ImportRunView>> Latest(int tenantId, int most, CancellationToken cancel);

    /// <summary>Null when the town has none such.</summary>
    Task<ImportRunView?> Find(int tenantId, long id, CancellationToken cancel);

    /// <summary>Begins one with a file that is kept, and a mapping that is guessed or was saved.</summary>
    /// <param name="map">Name of a mapping in <see cref="Maps"/>; null to guess.</param>
    /// <returns>Its id.</returns>
    /// <exception cref="ImportRefusedException">The file is none that can be imported, or there is no such mapping.</exception>
    Task<long> Begin(Tenant town, Actor actor, string fileName, KeptContent content, string? map, CancellationToken cancel);

    /// <summary>The file and its mapping.</summary>
    /// <exception cref="ImportRefusedException">The file is no longer kept, or cannot be read so.</exception>
    Task<ImportSheet> Look(Tenant town, long id, CancellationToken cancel);

    /// <summary>Changes the mapping of a draft.</summary>
    Task Choose(Tenant town, Actor actor, long id, ImportChoice choice, CancellationToken cancel);

    /// <summary>Goes through the whole file and writes nothing; a small file is done on return.</summary>
    Task Check(Tenant town, Actor actor, long id, CancellationToken cancel);

    /// <summary>Starts it, or lets it go on where it was stopped, killed or failed.</summary>
    Task Start(Tenant town, Actor actor, long id, CancellationToken cancel);

    /// <summary>Stops it after the rows in hand. What came in stays.</summary>
    Task Stop(Tenant town, Actor actor, long id, CancellationToken cancel);

    /// <summary>Back to choosing the mapping, of one that does not run. What came in stays, and is known at the next start.</summary>
    Task Reopen(Tenant town, Actor actor, long id, CancellationToken cancel);

    /// <summary>Forgets one that does not run, with its file and refused rows. What came in stays.</summary>
    Task Forget(Tenant town, Actor actor, long id, CancellationToken cancel);

    /// <summary>The refused rows as lines of a CSV file, at most the first <see cref="MostKeptRejections"/>; nothing when there are none.</summary>
    IAsyncEnumerable<string> Rejections(int tenantId, long id, CancellationToken cancel);

    /// <summary>How many refused rows of an import are kept with their reasons.</summary>
    public const int MostKeptRejections = 10_000;

    /// <summary>Names of the mappings that the town has saved.</summary>
    Task<IReadOnlyList<string>> Maps(int tenantId, CancellationToken cancel);

    /// <summary>Names of the mappings that come with the program.</summary>
    IReadOnlyList<string> ReadyMaps { get; }

    /// <summary>Saves the mapping of an import under a name, over one that has it.</summary>
    /// <exception cref="ImportRefusedException">The name cannot be used.</exception>
    Task SaveMap(Tenant town, Actor actor, long id, string name, CancellationToken cancel);

    /// <summary>Removes a saved mapping.</summary>
    Task RemoveMap(Tenant town, Actor actor, string name, CancellationToken cancel);

    /// <summary>A mapping as a file for `townline import --map`, JSON; null when there is none such.</summary>
    Task<string?> MapJson(int tenantId, string name, CancellationToken cancel);
}

/// <summary>It cannot be done; nothing was changed.</summary>
/// <param name="key">End of a key of words under "imports.refused.".</param>
/// <param name="args">Fill them.</param>
internal sealed class ImportRefusedException(string key, params object[] args) : Exception($"{key} {string.Join(' ', args)}")
{
    public string Key { get; } = key;
    public IReadOnlyList<object> Args { get; } = args;
}
