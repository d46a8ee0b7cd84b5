using System.Text.Json;
using Proxmox.Engine;
using Proxmox.Hcl;
using Proxmox.Programs.Projects;
using Proxmox.Pulumi.Schemas;
using Proxmox.Resources;

namespace Proxmox.Programs.Tests;

/// <summary>Projects in C# of many resources.</summary>
public sealed class ProjectTests
{
    private static readonly HclPlace Nowhere = new("", 0);

    [Test]
    public void A_text_is_the_same_text_in_CSharp()
    {
        var files = Write([Pool("a", "back\\slash, \"quotes\", ${braces}, tab\t, bell\a, next\u0085, ümlaut")]);
        Assert.That(files["Pool.cs"], Does.Contain(
            @"Comment = ""back\\slash, \""quotes\"", ${braces}, tab\t, bell\u0007, next\u0085, ümlaut"","));
    }

    [Test]
    public void Each_line_of_a_long_text_has_a_line()
    {
        var files = Write([Pool("a", "The first line of a text that is long enough for it\n\n  the third\n")]);
        Assert.That(files["Pool.cs"], Does.Contain("""
                        Comment = "The first line of a text that is long enough for it\n"
                            + "\n"
                            + "  the third\n",
            """));
    }

    [TestCase("class", "classPool")]
    [TestCase("pool", "poolPool")]
    [TestCase("record", "recordPool")]
    [TestCase("web_tier", "webTier")]
    public void A_field_is_called_so_that_CSharp_takes_it(string label, string field)
    {
        var files = Write([Pool(label, null), Member("m", new HclExpression.Path(Nowhere, ["proxmox_pool", label, "pool_id"]))]);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(files["Pool.cs"],
                Does.Contain($"    private Pool {field} = null!;").And.Contain($"{field} = new Pool(\"{label}\", new()"));
            Assert.That(files["Members.cs"], Does.Contain($"PoolId = {field}.PoolId,"));
        }
    }

    [Test]
    public void Names_that_become_one_are_told_apart()
    {
        var files = Write([Pool("web_tier", null), Pool("web__tier", null),
            Member("m", new HclExpression.Path(Nowhere, ["proxmox_pool", "web__tier", "pool_id"]))]);
        Assert.That(files["Members.cs"], Does.Contain("PoolId = webTierPool.PoolId,"));
    }

    [Test]
    public void What_refers_to_another_topic_is_declared_after_it_whichever_way_topics_refer()
    {
        var files = Write(
        [
            Pool("a", null), Member("m", new HclExpression.Path(Nowhere, ["proxmox_pool", "a", "pool_id"])),
            Pool("b", null, new HclExpression.Path(Nowhere, ["proxmox_pool_member", "m", "pool_id"])),
        ]);
        Assert.That(files["Datacenter.cs"], Does.Contain("""
                    DeclarePool();
                    DeclareMembers();
                    DeclarePool2();
            """));
    }

    [Test]
    public void No_method_is_huge()
    {
        var files = Write([.. Enumerable.Range(0, 1000).Select(number => Pool($"p{number}", null))]);
        var methods = files["Pool.cs"].Split("private void ")[1..];
        using (Assert.EnterMultipleScope())
        {
            Assert.That(methods, Has.Length.EqualTo(25));
            Assert.That(methods.Select(method => method.Split("new Pool(").Length - 1), Has.All.EqualTo(40));
            Assert.That(files["Datacenter.cs"], Does.Contain("DeclarePool25();"));
        }
    }

    [Test]
    public void A_secret_comes_out_of_the_configuration_and_stays_as_it_is_without([Values] bool isTold)
    {
        var block = Block("proxmox_notification_gotify", "phones",
            ("target_id", new HclExpression.Text(Nowhere, "phones")),
            ("server", new HclExpression.Text(Nowhere, "https://gotify.example.com")),
            ("token", new HclExpression.Path(Nowhere, ["var", "gotify_phones_token"])));
        var files = Write([new("alerts", "phones", "proxmox_notification_gotify.phones", block)],
            new ProjectSecret("gotify_phones_token") { IsTold = isTold });

        // What the import brings into the stack would go without a value in the configuration.
        var alerts = files["Alerts.cs"];
        Assert.That(alerts, Does.Contain("Token = Secret(\"gotifyPhonesToken\"),"));
        Assert.That(alerts.Contains("}, new CustomResourceOptions { IgnoreChanges = { \"token\" } });", StringComparison.Ordinal),
            Is.EqualTo(isTold));
        Assert.That(alerts.Contains("// The stack has the secret from the import", StringComparison.Ordinal), Is.EqualTo(isTold));
        Assert.That(files["Datacenter.cs"], Does.Contain("_config.GetSecret(key) ?? Output.Create((string)null!)"));
    }

    [Test]
    public void One_of_several_in_a_block_is_found_by_its_key()
    {
        var files = Write(
        [
            Pool("a", null) with { Address = "proxmox_pool.pools[\"x\"]" },
            Member("m", new HclExpression.Path(Nowhere, ["proxmox_pool", "pools", HclExpression.Path.Key("x"), "pool_id"])),
        ]);
        Assert.That(files["Members.cs"], Does.Contain("PoolId = a.PoolId,"));
    }

    private static ProjectResource Pool(string label, string? comment, HclExpression? poolId = null) => new(
        "pool", label, $"proxmox_pool.{label}", Block("proxmox_pool", label,
        [
            ("pool_id", poolId ?? new HclExpression.Text(Nowhere, label)),
            .. comment is null ? [] : new (string, HclExpression)[] { ("comment", new HclExpression.Text(Nowhere, comment)) },
        ]));

    private static ProjectResource Member(string label, HclExpression pool) => new(
        "members", label, $"proxmox_pool_member.{label}", Block("proxmox_pool_member", label,
            ("pool_id", pool), ("member", new HclExpression.Text(Nowhere, "100"))));

    private static HclBlock Block(string type, string label, params (string Name, HclExpression Value)[] attributes) => new(
        Nowhere, [], "resource", [type, label],
            new([.. attributes.Select(entry => new HclAttribute(Nowhere, entry.Name, entry.Value))], []));

    private static Dictionary<string, string> Write(IReadOnlyList<ProjectResource> resources, params ProjectSecret[] secrets)
    {
        using var schema = JsonDocument.Parse(PulumiSchema.Build(Catalogs.All, ProviderConfiguration.Declaration, "1.2.3"));
        return new CSharpProject(Catalogs.All, schema.RootElement, resources, secrets, "Made by a test").Files
            .ToDictionary(file => file.Name, file => file.Text, StringComparer.Ordinal);
    }
}
