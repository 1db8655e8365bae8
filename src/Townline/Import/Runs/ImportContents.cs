using Townline.Platform.Files.Content;
using Townline.Platform.Storage;

namespace Townline.Import.Runs;

/// <summary>The files of imports that are not yet swept.</summary>
internal sealed class ImportContents : IContentOwner
{
    public IQueryable<string> Named(TownlineDb db, IReadOnlyCollection<string> shas) => db.Set<ImportRunRow>().Where(run => shas.Contains(run.Sha)).Select(run => run.Sha);
}
