using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.EntityFrameworkCore;
using Townline.Platform.Events;
using Townline.Platform.Storage;

namespace Townline.Identity.Protection;

/// <summary>Keeps data protection keys in our database. The library asks synchronously, at start and every few months.</summary>
internal sealed class DatabaseKeyRing(Store store) : IXmlRepository
{
    public IReadOnlyCollection<XElement> GetAllElements()
    {
        using var db = store.Read(0);
        return [.. db.Set<ProtectionKey>().OrderBy(key => key.Id).Select(key => key.Xml).AsEnumerable().Select(XElement.Parse)];
    }

    public void StoreElement(XElement element, string friendlyName) =>
        store
            .Write(
                0,
                Actor.System("data-protection"),
                unit =>
                {
                    unit.Add(new ProtectionKey { Id = unit.NextId(), FriendlyName = friendlyName, Xml = element.ToString(SaveOptions.DisableFormatting), CreatedAt = unit.Now });
                    return Task.CompletedTask;
                }
            )
            .GetAwaiter()
            .GetResult();
}
