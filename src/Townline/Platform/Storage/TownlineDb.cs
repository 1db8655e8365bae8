using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using Townline.Platform.Modules;

namespace Townline.Platform.Storage;

/// <summary>
/// The one EF Core context. Modules add their entities; this class adds what all share: snake_case columns, times as unix
/// milliseconds, and the filter that shows a town nothing but its own rows.
/// Contexts given out for reading do not track and refuse to save: every write goes through <see cref="Store"/>.
/// </summary>
internal sealed class TownlineDb(DbContextOptions<TownlineDb> options) : DbContext(options)
{
    /// <summary>The town whose rows are seen; 0 sees none.</summary>
    public int TenantId { get; init; }

    /// <summary>True inside a unit of work.</summary>
    public bool MayWrite { get; init; }

    protected override void ConfigureConventions(ModelConfigurationBuilder conventions)
    {
        conventions.Properties<DateTimeOffset>().HaveConversion<UnixMilliseconds>();
        conventions.Properties<DateOnly>().HaveConversion<IsoDate>();
    }

    protected override void OnModelCreating(ModelBuilder model)
    {
        foreach (var module in ModuleList.All)
        {
            module.Model(model);
        }

        foreach (var entity in model.Model.GetEntityTypes())
        {
            foreach (var property in entity.GetProperties())
            {
                property.SetColumnName(SnakeCase.Of(property.Name));
                if (property.IsPrimaryKey() && property.ClrType == typeof(long) && property.GetDefaultValueSql() is null
                    && entity.FindAnnotation(DatabaseGenerated) is null)
                {
                    property.ValueGenerated = Microsoft.EntityFrameworkCore.Metadata.ValueGenerated.Never;
                }
            }

            if (entity.ClrType.IsAssignableTo(typeof(ITenantOwned)))
            {
                entity.SetQueryFilter(OwnRowsOnly(entity.ClrType));
            }
        }
    }

    /// <summary>Annotation for the rare table whose number the database gives (the event log).</summary>
    internal const string DatabaseGenerated = "townline:database-generated";

    private LambdaExpression OwnRowsOnly(Type type)
    {
        var row = Expression.Parameter(type, "row");
        var mine = Expression.Property(Expression.Constant(this), nameof(TenantId));
        return Expression.Lambda(Expression.Equal(Expression.Property(row, nameof(ITenantOwned.TenantId)), mine), row);
    }

    public override int SaveChanges(bool acceptAllChangesOnSuccess)
    {
        RefuseOutsideAUnit();
        return base.SaveChanges(acceptAllChangesOnSuccess);
    }

    public override Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        RefuseOutsideAUnit();
        return base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
    }

    private void RefuseOutsideAUnit()
    {
        if (!MayWrite)
        {
            throw new InvalidOperationException("This context is for reading. Write inside Store.Write(…), as one unit of work.");
        }
    }

    private sealed class UnixMilliseconds()
        : ValueConverter<DateTimeOffset, long>(time => time.ToUnixTimeMilliseconds(), ms => DateTimeOffset.FromUnixTimeMilliseconds(ms));

    private sealed class IsoDate()
        : ValueConverter<DateOnly, string>(date => date.ToString("yyyy-MM-dd"), text => DateOnly.ParseExact(text, "yyyy-MM-dd"));
}
