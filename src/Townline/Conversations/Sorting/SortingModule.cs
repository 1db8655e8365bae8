using Microsoft.EntityFrameworkCore;
using Townline.Conversations.Contracts;
using Townline.Platform.Modules;

namespace Townline.Conversations.Sorting;

internal sealed class SortingModule : IModule
{
    public void Services(IServiceCollection services)
    {
        services.AddSingleton<EntryMover>();
        services.AddSingleton<ISorting, Sorter>();
    }

    public void Model(ModelBuilder model)
    {
        model.Entity<MoveRow>(e =>
        {
            e.ToTable("conversations_move").HasKey(row => row.Id);
            e.HasIndex(row => new { row.FromRequestId, row.Id });
            e.HasIndex(row => new { row.ToRequestId, row.Id });
        });
        model.Entity<MovedEntry>(e =>
        {
            e.ToTable("conversations_moved_entry").HasKey(row => new { row.MoveId, row.EntryId });
            e.HasIndex(row => row.EntryId);
        });
    }
}
