using Proxmox.Engine;
using Proxmox.Resources;

namespace Proxmox.Tools.Tests.Convert;

/// <summary>What else is in a folder comes along, is told, or is left alone.</summary>
public sealed class FolderTests
{
    private const string Main = """
        terraform {
          required_providers {
            proxmox = { source = "bpg/proxmox" }
          }
        }
        resource "proxmox_virtual_environment_pool" "a" {}
        """;

    private string _root = "";

    private string Source => Path.Combine(_root, "from");

    private string Target => Path.Combine(_root, "to");

    [SetUp]
    public void MakeFolder()
    {
        _root = Directory.CreateTempSubdirectory("proxmox-folder-").FullName;
        Directory.CreateDirectory(Source);
    }

    [TearDown]
    public void RemoveFolder() => Directory.Delete(_root, recursive: true);

    [Test]
    public async Task All_other_files_are_brought_along()
    {
        string[] others = ["terraform.tfvars", "files/a.tftpl", ".terraform.lock.hcl"];
        Write(Source, "main.tf", Main);
        Write(Source, ".terraform/x", "");
        Write(Source, "terraform.tfstate", "{}");
        Array.ForEach(others, name => Write(Source, name, name));

        var (code, output) = await RunAsync("--out", Target);

        Assert.That(code, Is.Zero, output);
        Assert.That(others.Select(name => File.ReadAllText(Path.Combine(Target, name))), Is.EqualTo(others));
        Assert.That(Directory.Exists(Path.Combine(Target, ".terraform")), Is.False);
        Assert.That(File.Exists(Path.Combine(Target, "terraform.tfstate")), Is.False);
        Assert.That(output, Does.Contain("terraform.tfstate:1: a state is not copied"));
    }

    [TestCase("more.tf.json")]
    [TestCase("a.tftest.hcl")]
    public async Task What_speaks_of_the_provider_in_another_language_is_told(string name)
    {
        Write(Source, "main.tf", Main);
        Write(Source, name, "proxmox_virtual_environment_vm");

        Assert.That((await RunAsync()).Output, Does.Contain($"{name}:1: only .tf files are converted"));
    }

    [Test]
    public async Task A_link_is_not_written_through()
    {
        Write(_root, "theirs.tf", Main);
        File.CreateSymbolicLink(Path.Combine(Source, "main.tf"), Path.Combine(_root, "theirs.tf"));

        var refused = await RunAsync();
        var written = await RunAsync("--out", Target);

        Assert.That(refused.Code, Is.EqualTo(1));
        Assert.That(refused.Output, Does.Contain("main.tf is a link").And.Contain("--out"));
        Assert.That(written.Code, Is.Zero, written.Output);
        Assert.That(File.ReadAllText(Path.Combine(_root, "theirs.tf")), Is.EqualTo(Main));
    }

    [Test]
    public async Task A_link_to_nothing_is_refused()
    {
        Write(Source, "main.tf", Main);
        File.CreateSymbolicLink(Path.Combine(Source, "more.tf"), Path.Combine(_root, "nothing.tf"));

        Assert.That((await RunAsync()).Output, Does.Contain("more.tf is a link to what is not there. Nothing was written."));
    }

    private static void Write(string folder, string name, string text)
    {
        var path = Path.Combine(folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }

    private async Task<(int Code, string Output)> RunAsync(params string[] options)
    {
        using var output = new StringWriter();
        var code = await CommandLine.RunAsync(
            ["convert", Source, .. options],
            new() { Provider = () => new Provider(Catalogs.All, new()), Version = "1.2.3", Output = output, Errors = output });
        return (code, output.ToString());
    }
}
