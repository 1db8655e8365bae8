using Townline.Demo.Photos;
using Townline.Demo.Stories;
using Townline.Platform.Files;
using Townline.Platform.Storage;
using Townline.Platform.Tenancy;

namespace Townline.Demo.Seeding;

/// <summary>Draws each picture once and keeps its content; every request that shows it gets a row of its own.</summary>
internal sealed class SeedPhotos(FileIntake intake, TimeProvider time)
{
    public async Task<IReadOnlyDictionary<DemoPhoto, StoredFile>> Seed(Tenant town, DemoTown demo, CancellationToken cancel)
    {
        var wanted = demo.Requests.Select(request => request.Photo)
            .Concat(demo.Requests.SelectMany(request => request.Steps).OfType<Closed>().Select(closed => closed.Evidence))
            .OfType<DemoPhoto>().Distinct().ToList();
        var pictures = new Dictionary<DemoPhoto, StoredFile>();
        foreach (var photo in wanted)
        {
            using var content = new MemoryStream(Scenes.Draw(photo));
            var outcome = await intake.Take(town, content, $"{photo.Scene}-{(photo.After ? "after" : "before")}.png", time.GetUtcNow(), cancel);
            pictures[photo] = outcome.File ?? throw new InvalidOperationException($"The demo's picture {photo} was refused: {outcome.Refusal}.");
        }

        return pictures;
    }

    /// <summary>A row for one more request that shows the picture.</summary>
    public static StoredFile Copy(StoredFile picture, Unit unit, string owner, long ownerId) => new()
    {
        Id = unit.NextId(),
        TenantId = unit.TenantId,
        Owner = owner,
        OwnerId = ownerId,
        Name = picture.Name,
        Type = picture.Type,
        Sha = picture.Sha,
        Size = picture.Size,
        PublishedSha = picture.PublishedSha,
        Width = picture.Width,
        Height = picture.Height,
        CreatedAt = unit.Now,
    };
}
