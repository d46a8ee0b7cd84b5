using System.Collections.ObjectModel;

namespace Proxmox.Client.Tests;

public class FaultClassifierTests
{
    private static readonly ReadOnlyDictionary<string, string> NoParameters = ReadOnlyDictionary<string, string>.Empty;

    [TestCase("Permission check failed (/vms/100, VM.Config.CPU)", "VM.Config.CPU", "/vms/100")]
    [TestCase("Permission check failed (/access/groups, Sys.Audit|Group.Allocate)", "Sys.Audit|Group.Allocate", "/access/groups")]
    [TestCase("Permission check failed (/, Sys.Modify for modifying tag 'x')", "Sys.Modify", "/")]
    [TestCase("Permission check failed (, Pool.Allocate)", "Pool.Allocate", "")]
    [TestCase("Permission check failed (/vms/100, VM.GuestAgent.Audit)", "VM.GuestAgent.Audit", "/vms/100")]
    [TestCase("Permission check failed (user != root@pam)", null, null)]
    [TestCase("Permission check failed (URI '/access/tfa/alice@pve/nosuch' not available with API token, need proper ticket.", null, null)]
    [TestCase("Permission check failed", null, null)]
    public void The_missing_privilege_and_its_path_are_read(string said, string? privilege, string? path)
    {
        var verdict = FaultClassifier.Request("GET", 403, said, NoParameters);
        Assert.That((verdict.Kind, verdict.Privilege, verdict.PrivilegePath), Is.EqualTo((FaultKind.Permission, privilege, path)));
    }

    [TestCase("GET", "iface", "interface does not exist", FaultKind.NotFound)]
    [TestCase("DELETE", "iface", "interface does not exist", FaultKind.NotFound)]
    [TestCase("POST", "ovs_bridge", "bridge 'vmbr9' does not exist", FaultKind.Invalid)]
    [TestCase("GET", "storage", "No such storage.", FaultKind.NotFound)]
    [TestCase("GET", "upid", "no such task", FaultKind.NotFound)]
    [TestCase("POST", "name", "alias 'web' already exists", FaultKind.Exists)]
    [TestCase("POST", "tokenid", "Token already exists.", FaultKind.Exists)]
    [TestCase("PUT", "skiplock", "Only root may use this option.", FaultKind.Permission)]
    [TestCase("POST", "net0", "invalid format - format error\nnet0.tag: value must have a maximum value of 4094\n", FaultKind.Invalid)]
    public void A_message_on_a_parameter_decides(string method, string parameter, string message, FaultKind kind)
    {
        var messages = new Dictionary<string, string> { [parameter] = message };
        var verdict = FaultClassifier.Request(method, 400, "Parameter verification failed.", messages);
        Assert.That(verdict.Kind, Is.EqualTo(kind));
        Assert.That(verdict.Parameters[parameter], Is.EqualTo(message));
    }

    [TestCase("missing value for required option 'path'", "path")]
    [TestCase("update storage failed: no such option 'nosuch'", "nosuch")]
    [TestCase("unexpected property 'tag'", "tag")]
    public void The_parameter_that_a_sentence_names_is_found(string said, string parameter) =>
        Assert.That(FaultClassifier.Request("POST", 500, said, NoParameters).Parameters[parameter], Is.EqualTo(said));

    [Test]
    public void Parameters_that_a_500_lists_line_by_line_are_found()
    {
        var verdict = FaultClassifier.Request(
            "POST", 500, "400 Parameter verification failed.\nall: option conflicts with option 'vmid'", NoParameters);
        Assert.That(verdict.Kind, Is.EqualTo(FaultKind.Invalid));
        Assert.That(verdict.Parameters["all"], Is.EqualTo("option conflicts with option 'vmid'"));
    }

    [Test]
    public void A_missing_object_in_a_wrapped_400_is_missing() =>
        Assert.That(FaultClassifier.Request("DELETE", 500, "400 Parameter verification failed.\nid: No such job 'nosuch'",
            NoParameters).Kind, Is.EqualTo(FaultKind.NotFound));

    [TestCase("VM is locked (backup)", FaultKind.Locked)]
    [TestCase("can't lock file '/var/lock/qemu-server/lock-100.conf' - got timeout", FaultKind.Locked)]
    [TestCase("cfs-lock 'storage-nfs' error: got lock request timeout", FaultKind.Locked)]
    [TestCase("unable to create VM 100 - VM 100 already exists on node 'pve2'", FaultKind.Exists)]
    [TestCase("cluster not ready - no quorum?", FaultKind.Quorum)]
    [TestCase("unable to open file '/etc/pve/nodes/node1/qemu-server/102.conf.tmp.61' - Permission denied", FaultKind.Quorum)]
    [TestCase("unable to create VM 1 - volume 'local:iso/nosuch.iso' does not exist", FaultKind.TaskFailed)]
    [TestCase("got timeout", FaultKind.TaskFailed)]
    [TestCase("job errors", FaultKind.TaskFailed)]
    public void A_task_passes_on_only_what_a_caller_can_act_on(string exitStatus, FaultKind kind) =>
        Assert.That(FaultClassifier.Task(exitStatus).Kind, Is.EqualTo(kind));

    [TestCase("storage 'a' does not exist", false)]
    [TestCase("Configuration file 'nodes/n/qemu-server/100.conf' does not exist", false)]
    [TestCase("interface does not exist", false)]
    [TestCase("base storage ID 'b' does not exist", true)]
    public void A_missing_thing_of_another_name_is_told_apart(string said, bool isOther) =>
        Assert.That(FaultClassifier.NamesAnotherObject(said, ["", "storage", "a", "100"]), Is.EqualTo(isOther));

    private const string Busy = "hotplug problem - error on hot-unplugging device 'net0' - still busy in guest?";

    [TestCase("400 Parameter verification failed. net0: " + Busy, FaultKind.KeptPending)]
    [TestCase("400 Parameter verification failed. net0: " + Busy + "  scsi11: hotplug problem - unable to change media type",
        FaultKind.KeptPending)]
    [TestCase("400 Parameter verification failed. net0: " + Busy + "  net1: hotplug problem - bridge 'vmbr1' does not exist",
        FaultKind.NotPlugged)]
    public void A_task_says_of_each_device_why_it_was_not_plugged(string exitStatus, FaultKind kind)
    {
        var verdict = FaultClassifier.Task(exitStatus);
        Assert.That(verdict.Kind, Is.EqualTo(kind));
        Assert.That(verdict.Parameters["net0"], Is.EqualTo(Busy));
        Assert.That(verdict.Parameters, Has.Count.EqualTo(exitStatus.Split(": hotplug").Length - 1));
    }

    [Test]
    public void A_request_that_failed_in_part_is_judged_by_its_worst_part()
    {
        var parameters = new Dictionary<string, string> { ["net0"] = Busy + "\n" };
        Assert.That(FaultClassifier.Request("PUT", 400, "Parameter verification failed.", parameters).Kind,
            Is.EqualTo(FaultKind.KeptPending));
        parameters["net1"] = "hotplug problem - bridge 'vmbr1' does not exist\n";
        Assert.That(FaultClassifier.Request("PUT", 400, "Parameter verification failed.", parameters).Kind,
            Is.EqualTo(FaultKind.NotPlugged));
    }
}
