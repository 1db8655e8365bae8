using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Townline.Platform.Storage;

/// <summary>
/// What a module says in its model about leaving the installation. Every row of a town goes into its export unless it is marked here; a table
/// of no town has to be.
/// </summary>
internal static class ExportMarks
{
    private const string Stays = "townline:stays-here";
    private const string Secret = "townline:secret";
    private const string Momentary = "townline:momentary";

    /// <summary>The table is not exported, for this reason (a sentence for docs/export.md).</summary>
    public static EntityTypeBuilder<T> StaysHere<T>(this EntityTypeBuilder<T> entity, string reason)
        where T : class => entity.HasAnnotation(Stays, reason);

    /// <summary>The column opens something: it is exported only when asked for. Otherwise it comes back empty, or as random text that opens nothing.</summary>
    public static PropertyBuilder<T> IsSecret<T>(this PropertyBuilder<T> property) => property.HasAnnotation(Secret, true);

    /// <summary>The column means something only to this database at this moment (a lease, a position): it is never exported and comes back as zero.</summary>
    public static PropertyBuilder<T> IsMomentary<T>(this PropertyBuilder<T> property) => property.HasAnnotation(Momentary, true);

    /// <summary>Why a table is not exported; null when it is.</summary>
    public static string? ReasonToStay(this IReadOnlyEntityType entity) => entity.FindAnnotation(Stays)?.Value as string;

    /// <inheritdoc cref="IsSecret{T}(PropertyBuilder{T})"/>
    public static bool IsSecret(this IReadOnlyProperty property) => property.FindAnnotation(Secret) is not null;

    /// <inheritdoc cref="IsMomentary{T}(PropertyBuilder{T})"/>
    public static bool IsMomentary(this IReadOnlyProperty property) => property.FindAnnotation(Momentary) is not null;
}
