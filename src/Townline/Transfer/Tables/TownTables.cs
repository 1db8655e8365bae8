using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Townline.Platform.Storage;
using Townline.Platform.Tenancy;

namespace Townline.Transfer.Tables;

/// <summary>The tables of a town, read from the model: a new one is exported without an edit here.</summary>
internal sealed class TownTables
{
    public TownTables(Store store)
    {
        using var db = store.Read(0);
        var model = db.Model;
        All = [.. model.GetEntityTypes().Where(IsExported).Select(Read).OrderBy(table => table.Name != Tenants).ThenBy(table => table.Name, StringComparer.Ordinal)];
        AllOfTowns = [.. model.GetEntityTypes().Where(IsOfATown).Select(entity => entity.GetTableName()!).Order(StringComparer.Ordinal)];
        StayHere = model.GetEntityTypes().Where(entity => !IsExported(entity)).ToDictionary(entity => entity.GetTableName()!, entity => entity.ReasonToStay());
    }

    /// <summary>The table of the towns themselves.</summary>
    public const string Tenants = "platform_tenant";

    /// <summary>Those that are exported, the town itself first, then by name.</summary>
    public IReadOnlyList<TownTable> All { get; }

    /// <summary>All tables that hold rows of towns, also those that are not exported, but for the towns themselves.</summary>
    public IReadOnlyList<string> AllOfTowns { get; }

    /// <summary>Tables that are not exported and why; null where nobody has said so, which a test notices.</summary>
    public IReadOnlyDictionary<string, string?> StayHere { get; }

    private static bool IsOfATown(IReadOnlyEntityType entity) => entity.ClrType.IsAssignableTo(typeof(ITenantOwned));

    private static bool IsExported(IReadOnlyEntityType entity) => entity.ReasonToStay() is null && (IsOfATown(entity) || entity.ClrType == typeof(Tenant));

    private static TownTable Read(IEntityType entity)
    {
        var tenant = entity.ClrType == typeof(Tenant) ? "id" : "tenant_id";
        var properties = entity.GetProperties()
            .OrderBy(property => property.PropertyInfo?.MetadataToken ?? int.MaxValue)
            .Where(property => property.GetColumnName() != tenant)
            .ToList();
        return new TownTable(
            entity.GetTableName()!,
            tenant,
            [.. properties.Where(property => !property.IsMomentary()).Select(Column)],
            [.. entity.FindPrimaryKey()!.Properties.Where(property => property.GetColumnName() != tenant).Select(property => new KeyColumn(property.GetColumnName(), Stored(property) == typeof(string)))],
            [.. properties.Where(property => property.IsMomentary() && property.ValueGenerated == ValueGenerated.Never).Select(property => property.GetColumnName())]);
    }

    private static TownColumn Column(IReadOnlyProperty property)
    {
        var kind = KindOf(property);
        return new TownColumn(property.GetColumnName(), kind, property.IsNullable, property.IsSecret(), kind == ColumnKind.Choice ? Choices(Plain(property.ClrType)) : null);
    }

    private static ColumnKind KindOf(IReadOnlyProperty property)
    {
        var (type, stored) = (Plain(property.ClrType), Stored(property));
        if (type == typeof(DateTimeOffset))
        {
            return ColumnKind.Moment;
        }

        if (type.IsEnum && stored != typeof(string))
        {
            return ColumnKind.Choice;
        }

        var isConverted = property.GetValueConverter() is not null;
        return stored switch
        {
            _ when stored == typeof(string) => isConverted && type != typeof(DateOnly) && !type.IsEnum ? ColumnKind.Json : ColumnKind.Text,
            _ when stored == typeof(bool) => ColumnKind.YesNo,
            _ when stored == typeof(double) || stored == typeof(float) => ColumnKind.Real,
            _ when stored == typeof(byte[]) => ColumnKind.Bytes,
            _ when stored == typeof(long) => property.GetColumnName() is "id" || property.GetColumnName().EndsWith("_id", StringComparison.Ordinal) ? ColumnKind.Id : ColumnKind.Number,
            _ when stored == typeof(int) || stored == typeof(short) || stored == typeof(byte) => ColumnKind.Number,
            _ => throw new InvalidOperationException($"{property.DeclaringType.ClrType.Name}.{property.Name} is stored as {stored.Name}, which the export does not know."),
        };
    }

    private static Type Stored(IReadOnlyProperty property) => Plain(property.GetValueConverter()?.ProviderClrType ?? property.ClrType);

    private static Type Plain(Type type) => Nullable.GetUnderlyingType(type) ?? type;

    private static Dictionary<long, string> Choices(Type type) => Enum.GetValues(type)
        .Cast<object>()
        .DistinctBy(value => Convert.ToInt64(value))
        .ToDictionary(value => Convert.ToInt64(value), value => JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString()!));
}
