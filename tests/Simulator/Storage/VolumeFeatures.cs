namespace Proxmox.Simulator.Storage;

/// <summary>What a type of storage can do with a volume (<c>volume_has_feature</c>).</summary>
internal static class VolumeFeatures
{
    private static readonly string[] Images = ["raw", "qcow2", "vmdk"];

    /// <summary>Whether a feature is there.</summary>
    /// <param name="feature">snapshot, clone, template, copy, rename or replicate.</param>
    /// <param name="ofSnapshot">Whether a snapshot of the volume is asked about.</param>
    public static bool Has(StorageDefinition storage, VolumeName volume, string feature, bool ofSnapshot)
    {
        var state = ofSnapshot ? "snap" : volume.IsBase ? "base" : "current";
        return storage.Type.Name switch
        {
            "lvmthin" or "rbd" => feature switch
            {
                "snapshot" => state == "current" || (state == "snap" && storage.Type.Name == "rbd"),
                "clone" => state != "current",
                "template" or "rename" => state == "current",
                "copy" => true,
                _ => false,
            },
            "lvm" => feature switch
            {
                "snapshot" => state != "base" && volume.Format == "qcow2",
                "copy" => state != "snap" || volume.Format == "qcow2",
                "rename" => state == "current",
                _ => false,
            },
            "zfspool" or "zfs" => feature switch
            {
                "snapshot" => state != "base",
                "clone" => state == "base",
                "template" or "rename" => state == "current",
                "copy" or "replicate" => state != "snap",
                _ => false,
            },
            "btrfs" => HasSubvolume(volume, feature, state),
            "iscsi" or "iscsidirect" => feature == "copy" && state == "current",
            _ => HasFile(volume, feature, state),
        };
    }

    private static bool HasFile(VolumeName volume, string feature, string state)
    {
        var image = Images.Contains(volume.Format);
        var snapshots = volume.Format == "qcow2";
        return feature switch
        {
            "snapshot" => state != "base" && snapshots,
            "clone" => state == "base" && image,
            "template" => state == "current" && (image || volume.Format == "subvol"),
            "copy" => state == "snap" ? snapshots : image,
            "rename" => state == "current" && image,
            _ => false,
        };
    }

    /// <summary>Images and directories of Btrfs are subvolumes, of which it takes snapshots and clones at any time.</summary>
    private static bool HasSubvolume(VolumeName volume, string feature, string state) => feature switch
    {
        "snapshot" => state != "base" && volume.Format is "qcow2" or "raw" or "subvol",
        "clone" => state == "base" || volume.Format == "raw",
        "template" => state == "current",
        "copy" => state != "snap" || volume.Format != "vmdk",
        "rename" => state == "current" && volume.Format != "subvol",
        _ => false,
    };
}
