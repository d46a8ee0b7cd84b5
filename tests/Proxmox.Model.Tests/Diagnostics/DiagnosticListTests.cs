using Proxmox.Model.Diagnostics;
using Proxmox.Model.Values;

namespace Proxmox.Model.Tests.Diagnostics;

internal sealed class DiagnosticListTests
{
    [Test]
    public void The_same_message_is_kept_once()
    {
        var list = new DiagnosticList();
        list.Error("Title", "Detail.", AttributePath.Of("a"));
        list.Error("Title", "Detail.", AttributePath.Of("a"));
        list.Error("Title", "Detail.", AttributePath.Of("b"));
        Assert.That(list, Has.Count.EqualTo(2));
    }

    [Test]
    public void Warnings_are_no_errors()
    {
        var list = new DiagnosticList();
        list.Warn("Title", "Detail.");
        Assert.That(list.HasErrors, Is.False);
        list.Error("Title", "Detail.");
        Assert.That(list.HasErrors, Is.True);
    }
}
