using Proxmox.Engine.Declarations;
using Proxmox.Model.Declarations;
using Proxmox.Hcl;
using Proxmox.Programs.Model;
using Proxmox.Programs.Writers;
using Proxmox.Resources;
using Proxmox.Testing;

namespace Proxmox.Programs.Tests;

/// <summary>Examples of each kind in every language. <c>UPDATE_GOLDENS=1</c> writes the files anew, to be read in review.</summary>
public sealed class GoldenTests
{
    private static readonly string Folder = Path.Combine(Repository.Root, "tests/Proxmox.Programs.Tests/Goldens");

    private static readonly Declaration[] Shown =
    [
        Catalogs.All.Resource("vm")!, Catalogs.All.Resource("vm_disk")!, Catalogs.All.Resource("pool")!, Catalogs.All.Resource("user")!,
        Catalogs.All.Resource("uploaded_file")!,
        Catalogs.All.DataSource("permissions")!, Catalogs.All.DataSource("storages")!, Catalogs.All.DataSource("realms")!,
            Catalogs.All.DataSource("node")!,
        Catalogs.All.Command("vm_migrate")!, Catalogs.All.Command("vm_agent_set_password")!,
        Catalogs.All.Function("mac_address_from_seed")!, Catalogs.All.Ephemeral("ticket")!,
    ];

    public static IEnumerable<TestCaseData> Files =>
        from declaration in Shown
        from writer in ExamplePrograms.Writers(Converted.Package)
        select new TestCaseData(declaration, writer).SetArgDisplayNames(Name(declaration), writer.Language);

    [TestCaseSource(nameof(Files))]
    public void A_program_is_as_its_golden_file_says(object declaration, object writer) =>
        Check((Declaration)declaration, (ProgramWriter)writer);

    private static void Check(Declaration declaration, ProgramWriter writer)
    {
        var file = Path.Combine(Folder, $"{Name(declaration)}.{writer.Language}.golden");
        var hcl = Converted.Examples.Of(declaration);
        var text = writer.Write(
            new Translation(Catalogs.All, Converted.Package).Of(HclReader.Read(Examples.PathOf(declaration), hcl)).Single());
        if (Environment.GetEnvironmentVariable("UPDATE_GOLDENS") == "1")
        {
            File.WriteAllText(file, text);
        }

        Assert.That(text, Is.EqualTo(File.ReadAllText(file)));
    }

    private static string Name(Declaration declaration) => declaration is DataSource ? $"get_{declaration.Name}" : declaration.Name;
}
