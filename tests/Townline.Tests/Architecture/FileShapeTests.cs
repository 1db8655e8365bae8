namespace Townline.Tests.Architecture;

public class FileShapeTests
{
    [Fact]
    public void No_file_is_longer_than_400_lines() => Violations.None(FileShape.TooLong(SourceTree.OfTownline));

    [Fact]
    public void A_longer_file_is_found() =>
        Assert.Single(FileShape.TooLong(SourceTree.OfTownline.With("Requests/Bad.cs", string.Concat(Enumerable.Repeat("\n", 401)))));

    [Fact]
    public void Every_namespace_is_the_folder_of_its_file() => Violations.None(FileShape.NamespaceIsNotTheFolder(SourceTree.OfTownline));

    [Fact]
    public void A_namespace_that_is_not_the_folder_is_found() =>
        Assert.Single(FileShape.NamespaceIsNotTheFolder(SourceTree.OfTownline.With("Requests/Bad.cs", "namespace Townline.Work;")));
}
