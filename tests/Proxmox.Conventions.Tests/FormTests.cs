namespace Proxmox.Conventions.Tests;

/// <summary>What those are asked who report something.</summary>
public sealed class FormTests
{
    [Test]
    public void A_bug_is_reported_with_all_versions_and_a_log_without_secrets()
    {
        var form = Tree.Read(".github/ISSUE_TEMPLATE/bug.yml");
        foreach (var field in new[] { "provider", "client", "client_version", "pve", "log", "redacted" })
        {
            Assert.That(form, Does.Match($"\n    id: {field}\n"));
        }
    }

    [TestCase("bug")]
    [TestCase("feature")]
    public void A_form_has_what_the_host_asks_for(string form)
    {
        var text = Tree.Read($".github/ISSUE_TEMPLATE/{form}.yml");
        Assert.That(text, Does.Match("^name: .+\ndescription: .+\nlabels: \\[.+\\]\nbody:\n  - type: "));
        Assert.That(text, Does.Not.Contain("\t"));
    }

    [Test]
    public void A_weakness_is_reported_in_private() =>
        Assert.That(Tree.Read("SECURITY.md"), Does.Contain("in private").And.Contain("## Which versions are mended"));
}
