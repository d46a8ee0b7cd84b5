using Proxmox.SdkGenerator;

namespace Sdk.Tests.Generator;

public sealed class SdkFolderTests
{
    private string _folder = "";

    [SetUp]
    public void MakeFolder() => _folder = Directory.CreateTempSubdirectory("sdk").FullName;

    [TearDown]
    public void RemoveFolder() => Directory.Delete(_folder, recursive: true);

    [Test]
    public void What_is_no_longer_generated_is_removed_and_what_a_build_left_stays()
    {
        SdkFolder.Write(_folder, Files(("pulumi-plugin.json", "{}"), ("Old/Gone.cs", "old")));
        Directory.CreateDirectory(At("obj"));
        File.WriteAllText(At("obj/left"), "");

        SdkFolder.Write(_folder, Files(("pulumi-plugin.json", "{}"), ("New/Here.cs", "new")));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(SdkFolder.Files(_folder), Is.EquivalentTo(["pulumi-plugin.json", "New/Here.cs"]));
            Assert.That(At("Old"), Does.Not.Exist);
            Assert.That(At("obj/left"), Does.Exist);
        }
    }

    [Test]
    public void A_file_that_is_right_is_not_written_again()
    {
        var files = Files(("pulumi-plugin.json", "{}"));
        SdkFolder.Write(_folder, files);
        var longAgo = new DateTime(2001, 2, 3, 0, 0, 0, DateTimeKind.Utc);
        File.SetLastWriteTimeUtc(At("pulumi-plugin.json"), longAgo);

        SdkFolder.Write(_folder, files);

        Assert.That(File.GetLastWriteTimeUtc(At("pulumi-plugin.json")), Is.EqualTo(longAgo));
    }

    [Test]
    public void A_folder_of_something_else_is_left_alone()
    {
        File.WriteAllText(At("precious"), "");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(() => SdkFolder.Write(_folder, Files(("pulumi-plugin.json", "{}"))), Throws.TypeOf<IOException>());
            Assert.That(At("precious"), Does.Exist);
        }
    }

    private string At(string path) => Path.Combine(_folder, path);

    private static Dictionary<string, string> Files(params (string Path, string Text)[] files) =>
        files.ToDictionary(file => file.Path, file => file.Text, StringComparer.Ordinal);
}
