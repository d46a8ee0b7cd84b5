using System.Collections.ObjectModel;

namespace Proxmox.Client.Tests;

public class FaultPhraseTests
{
    private static readonly ReadOnlyDictionary<string, string> NoParameters = ReadOnlyDictionary<string, string>.Empty;

    private static readonly (int Status, string Said, FaultKind Kind, bool IsRefusal)[] Rows =
    [
        (500, "cluster not ready - no quorum?", FaultKind.Quorum, true),
        (500, "create pool failed: cfs-lock 'file-user_cfg' error: no quorum!", FaultKind.Quorum, true),
        (500, "cfs-lock 'file-user_cfg' error: pve cluster filesystem not online.", FaultKind.Quorum, true),
        (500, "no quorum on target node", FaultKind.Quorum, false),
        (500, "unable to open file '/etc/pve/nodes/node1/qemu-server/102.conf.tmp.61' - Permission denied", FaultKind.Quorum, false),
        (500, "ipcc_send_rec[1] failed: Connection refused", FaultKind.Quorum, false),
        (500, "unable to open file '/etc/pve/storage.cfg.tmp.1' - Transport endpoint is not connected", FaultKind.Quorum, false),

        (500, "can't lock file '/var/lock/qemu-server/lock-100.conf' - got timeout", FaultKind.Locked, true),
        (500, "trying to acquire lock...\ncan't lock file '/var/lock/qemu-server/lock-100.conf' - got timeout", FaultKind.Locked, true),
        (500, "create storage failed: cfs-lock 'file-storage_cfg' error: got lock request timeout", FaultKind.Locked, true),
        (500, "can't acquire lock '/var/run/vzdump.lock' - got timeout", FaultKind.Locked, true),
        (500, "can't get lock '/var/lock/x'", FaultKind.Locked, true),
        (500, "VM is locked (backup)", FaultKind.Locked, false),
        (500, "CT is locked (snapshot-delete)", FaultKind.Locked, false),
        (500, "VM 100 is locked (migrate)", FaultKind.Locked, false),
        (500, "trying to acquire cfs lock 'storage-nfs' ...", FaultKind.Locked, false),
        (500, "update sdn zone object failed: invalid lock token provided! at /usr/share/perl5/PVE/Network/SDN.pm line 291.",
            FaultKind.SdnLocked, false),

        (500, "update storage failed: detected modified configuration - file changed by other user? Try again.", FaultKind.Conflict, false),
        (500, "checksum mismatch (file change by other user?)", FaultKind.Conflict, false),
        (400, "detected modified configuration. Different digest?", FaultKind.Conflict, false),

        (500, "Agent error: failed to open file '/etc/x' (mode: 'r'): No such file or directory", FaultKind.GuestRefused, false),
        (500, "Agent error: user 'nobody' does not exist", FaultKind.GuestRefused, false),

        (400, "hotplug problem - error on hot-unplugging device 'net0' - still busy in guest?", FaultKind.KeptPending, false),
        (400, "hotplug problem - unable to change media type", FaultKind.KeptPending, false),
        (400, "hotplug problem - bridge 'vmbr1' does not exist", FaultKind.NotPlugged, false),
        (400, "unable to hotplug net3: bridge 'nosuch' does not exist", FaultKind.NotPlugged, false),

        (500, "got no worker upid - start worker failed", FaultKind.Busy, true),
        (500, "starting worker failed: unable to change to new process group", FaultKind.Busy, true),
        (500, "unable to fork worker - Cannot allocate memory at /usr/share/perl5/PVE/RESTEnvironment.pm line 542.", FaultKind.Busy, true),
        (500, "cannot destroy 'rpool/data/vm-100-disk-0': dataset is busy", FaultKind.Busy, false),
        (500, "umount: /mnt/x: target is busy.", FaultKind.Busy, false),
        (500, "rbd error: unable to remove image: Device or resource busy", FaultKind.Busy, false),

        (403, "Permission check failed (/vms/100, VM.Config.CPU)", FaultKind.Permission, false),
        (500, "Permission check failed", FaultKind.Permission, false),
        (500, "only root can set 'args' config", FaultKind.Permission, false),
        (500, "only root@pam can set 'romfile' option", FaultKind.Permission, false),
        (500, "Only root can pass arbitrary filesystem paths. at /usr/share/perl5/PVE/Storage.pm line 651.", FaultKind.Permission, false),

        (500, "create group failed: group 'admins' already exists", FaultKind.Exists, false),
        (500, "create storage failed: storage ID 'dir1' already defined", FaultKind.Exists, false),
        (500, "unable to create VM 100 - VM 100 already exists on node 'pve1'", FaultKind.Exists, false),
        (500, "unable to create VM 110: config file already exists", FaultKind.Exists, false),
        (500, "snapshot name 'before-upgrade' already used", FaultKind.Exists, false),
        (400, "Cannot create 'got', an entity with the same name already exists", FaultKind.Exists, false),

        (500, "device '/dev/sdb' is already in use", FaultKind.DiskInUse, false),
        (500, "disk /dev/sdb already in use", FaultKind.DiskInUse, false),
        (500, "disk/partition '/dev/sdb1' is mounted", FaultKind.DiskInUse, false),
        (400, "cannot delete 'got', referenced by: ma", FaultKind.Referenced, false),
        (500, "Security group 'sg2' is not empty", FaultKind.Referenced, false),
        (500, "delete sdn zone object failed: zone zf is used by vnet vf at /usr/share/perl5/PVE/Network/SDN/Zones/Plugin.pm line 149.",
            FaultKind.Referenced, false),
        (500, "base volume 'local-lvm:base-100-disk-0' is still in use by linked cloned", FaultKind.Referenced, false),

        (500, "400 Parameter verification failed.\nall: option conflicts with option 'vmid'", FaultKind.Invalid, false),
        (500, "create ha rule failed: 400 Rule 'r2' is invalid.", FaultKind.Invalid, false),
        (500, "missing value for required option 'path'", FaultKind.Invalid, false),
        (500, "unexpected property 'tag'", FaultKind.Invalid, false),
        (500, "update storage failed: no such option 'nosuch'", FaultKind.Invalid, false),
        (500, "unknown option 'x'", FaultKind.Invalid, false),
        (500, "update storage failed: unable to delete required option 'path'", FaultKind.Invalid, false),
        (500, "update storage failed: cannot set and delete property 'content' at the same time!", FaultKind.Invalid, false),
        (500, "not a valid block device", FaultKind.Invalid, false),
        (500, "'/dev/loop6' is not a valid local disk", FaultKind.Invalid, false),
        (500, "unknown section type 'bad'", FaultKind.Invalid, false),
        (500, "value 'bad' does not look like a valid user name", FaultKind.Invalid, false),
        (500, "unable to parse directory volume name 'abc'", FaultKind.Invalid, false),
        (500, "no options specified", FaultKind.Invalid, false),
        (500, "invalid format - key 'model' is already defined (via alias)", FaultKind.Invalid, false),
        (400, "Parameter verification failed.", FaultKind.Invalid, false),
        (501, "for data too large", FaultKind.Invalid, false),

        (501, "Method 'GET /nosuch' not implemented", FaultKind.Unsupported, false),
        (501, "method 'PATCH' not available", FaultKind.Unsupported, false),
        (500, "binary not installed: /usr/bin/ceph-mon", FaultKind.NotInitialised, false),
        (500, "Ceph Nautilus required - please run 'pveceph install'", FaultKind.NotInitialised, false),
        (500, "pveceph configuration not initialized - missing '/etc/pve/ceph.conf', missing '/etc/pve/ceph'", FaultKind.NotInitialised,
            false),
        (500, "ceph not fully configured - missing '/etc/pve/priv/ceph.client.admin.keyring'", FaultKind.NotInitialised, false),
        (500, "rados_connect failed - No such file or directory", FaultKind.NotInitialised, false),
        (500, "cannot index groups: ha groups have been migrated to rules", FaultKind.Unsupported, false),

        (500, "QEMU guest agent is not running", FaultKind.GuestSilent, false),

        (500, "hostname lookup 'nosuch' failed - failed to get address info for: nosuch: Name or service not known", FaultKind.UnknownNode,
            false),
        (595, "Connection refused", FaultKind.Unreachable, false),
        (596, "Connection timed out", FaultKind.Timeout, false),
        (596, "tls_process_server_certificate: certificate verify failed", FaultKind.Unreachable, false),
        (599, "Too many redirections", FaultKind.Unreachable, false),
        (502, "Bad Gateway", FaultKind.Unreachable, false),
        (503, "Service Unavailable", FaultKind.Unreachable, false),

        (500, "Configuration file 'nodes/pve1/qemu-server/999.conf' does not exist", FaultKind.NotFound, false),
        (500, "no such user ('nosuch@pve')", FaultKind.NotFound, false),
        (500, "no such token 'ci' for user 'alice@pve'", FaultKind.NotFound, false),
        (500, "storage 'nosuch' does not exist", FaultKind.NotFound, false),
        (500, "mapping 'nosuch' not found", FaultKind.NotFound, false),
        (500, "ACME plugin 'nosuch' not defined", FaultKind.NotFound, false),
        (500, "unable to find configuration file for VM 999 on node 'pve1'", FaultKind.NotFound, false),
        (500, "update auth server failed: cannot lookup undefined type! at /usr/share/perl5/PVE/API2/Domains.pm line 261.",
            FaultKind.NotFound, false),
        (500, "create sdn zone object failed: controller nosuch don't exist at /usr/share/perl5/PVE/Network/SDN/Zones/EvpnPlugin.pm line "
            + "354.", FaultKind.NotFound, false),
        (500, "zone 'z' doesn't exist in IPAM DB", FaultKind.NotFound, false),
        (404, "No such tfa entry 'nosuch'", FaultKind.NotFound, false),
        (500, "cannot delete service 'vm:999', not HA managed!", FaultKind.NotFound, false),
        (500, "error with 'osd pool get': mon_cmd failed - unrecognized pool 'nosuch'", FaultKind.NotFound, false),
        (500, "error with 'osd metadata': mon_cmd failed - osd.7 does not exist", FaultKind.NotFound, false),
        (500, "invalid vnet specified at /usr/share/perl5/PVE/API2/Firewall/Helpers.pm line 54.", FaultKind.NotFound, false),
        (403, "Permission check failed (pool 'nosuch' does not exist)", FaultKind.Permission, false),

        (500, "invalid service cmd 'pveproxy stop': refusing to stop essential service!", FaultKind.Invalid, false),
        (500, "unknown repository handle 'nosuch'", FaultKind.Invalid, false),
        (500, "invalid path - /etc/apt/nosuch.list", FaultKind.Invalid, false),
        (500, "wrong number of sockets (1 < 2)", FaultKind.Invalid, false),

        (500, "VM 100 qmp command 'query-status' failed - got timeout", FaultKind.Timeout, false),
        (500, "'storage-nfs'-locked command timed out - aborting", FaultKind.Timeout, false),
        (504, "Gateway Time-out", FaultKind.Timeout, false),

        (401, "authentication failure", FaultKind.Unauthenticated, false),
        (401, "Permission denied - invalid csrf token", FaultKind.Unauthenticated, false),
        (429, "Too Many Requests", FaultKind.Busy, false),

        // What must not be taken for one of the above.
        (500, "command 'zfs list' failed: open3: exec of zfs list failed: No such file or directory at x line 1.", FaultKind.Unknown,
            false),
        (500, "VM 100 is running - destroy failed", FaultKind.Unknown, false),
        (500, "can't remove VM 104 - protection mode enabled", FaultKind.Unknown, false),
        (500, "checksum mismatch: got 'abc' != expect 'def'", FaultKind.Unknown, false),
        (500, "an entirely new sentence", FaultKind.Unknown, false),
    ];

    [TestCaseSource(nameof(Rows))]
    public void Each_sentence_has_its_kind((int Status, string Said, FaultKind Kind, bool IsRefusal) row)
    {
        var verdict = FaultClassifier.Request("POST", row.Status, row.Said, NoParameters);
        Assert.That((verdict.Kind, verdict.IsRefusal), Is.EqualTo((row.Kind, row.IsRefusal)), row.Said);
    }

    [Test]
    public void Each_phrase_of_the_table_is_covered_by_a_row()
    {
        var covered = Rows.Select(row => FaultPhrases.All.FirstOrDefault(phrase => phrase.Pattern.IsMatch(row.Said))).ToHashSet();
        Assert.That(FaultPhrases.All.Where(phrase => !covered.Contains(phrase)).Select(phrase => phrase.Pattern.ToString()), Is.Empty);
    }
}
