namespace Townline.Tests.Architecture;

public class StrayAddressesTests
{
    [Fact]
    public void No_file_names_a_folder_of_one_machine_or_a_package_registry() =>
        Violations.None(
            from path in RepositoryFiles.Paths()
            where Path.GetFileNameWithoutExtension(path) is not (nameof(StrayAddresses) or nameof(StrayAddressesTests))
            let text = RepositoryFiles.Text(path)
            where text is not null
            from stray in StrayAddresses.In(path, text)
            select stray);

    [Theory]
    [InlineData("cd /home/ada/townline")]
    [InlineData("\"path\": \"/root/project\"")]
    [InlineData("\"resolved\": \"https://example.org/a.tgz\"")]
    [InlineData("https://registry.npmjs.org/sass")]
    public void A_stray_address_is_found(string text) => Assert.Single(StrayAddresses.In("a.json", text));

    [Theory]
    [InlineData("GET https://riverton.example/home/page")]
    [InlineData("see ./work/notes.md")]
    [InlineData("$HOME/.dotnet")]
    public void Other_text_is_let_be(string text) => Assert.Empty(StrayAddresses.In("a.md", text));
}
