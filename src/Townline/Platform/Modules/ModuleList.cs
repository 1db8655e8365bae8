namespace Townline.Platform.Modules;

/// <summary>All modules of this program, found once by reflection and kept in the order of their names.</summary>
internal static class ModuleList
{
    public static IReadOnlyList<IModule> All { get; } =
    [
        .. typeof(ModuleList).Assembly.GetTypes()
            .Where(type => type is { IsClass: true, IsAbstract: false } && type.IsAssignableTo(typeof(IModule)))
            .OrderBy(type => type.FullName, StringComparer.Ordinal)
            .Select(type => (IModule)Activator.CreateInstance(type)!),
    ];
}
