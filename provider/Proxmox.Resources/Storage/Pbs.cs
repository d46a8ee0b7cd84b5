using System.Text;
using Proxmox.Client;
using Proxmox.Engine.Declarations;
using Proxmox.Engine.Operations;
using Proxmox.Model.Declarations;
using Proxmox.Model.Fields;
using Proxmox.Model.Values;
using static Proxmox.Model.Fields.Declare;

namespace Proxmox.Resources.Storage;

/// <summary>
/// Proxmox Backup Servers: type <c>pbs</c> (PVE::Storage::PBSPlugin). Only the answer to a change tells a key that PVE has generated.
/// </summary>
public static class Pbs
{
    private const string Generate = "autogen";

    private static readonly Field<string> Datastore = Text("datastore", "Datastore on the backup server.").Required().Replacing();

    private static readonly Field<string> Namespace =
        Text("namespace", "Namespace in the datastore, such as `site/web`. Unset means its root.");

    private static readonly Field<string> Fingerprint =
        Text("fingerprint", "SHA-256 fingerprint of the server's certificate, for one that no known authority has signed.")
            .As(Formats.Fingerprint);

    private static readonly Field<string> EncryptionKey =
        Text("encryption_key", $"Key that backups are encrypted with: the JSON text of a key file without passphrase, or `{Generate}` to "
            + "let PVE make one. Without the key the backups are lost, so keep a copy elsewhere.")
            .OnWire("encryption-key").Secret().NeverReturned()
                .Matching(Generate + @"|\s*\{[\s\S]*\}\s*", $"the JSON text of a key file, or \"{Generate}\"");

    private static readonly Field<string> MasterPublicKey =
        Text("master_public_key", "Public RSA key in PEM form. Every encrypted backup then carries a copy of the key that only the owner "
            + "of the private part can read.")
            .OnWire("master-pubkey").NeverReturned().As(Formats.Verbatim)
            .Matching(@"\s*-----BEGIN [A-Z ]*PUBLIC KEY-----[\s\S]+-----END [A-Z ]*PUBLIC KEY-----\s*", "a public key in PEM form");

    private static readonly Field<string> GeneratedKey =
        Text("generated_encryption_key", $"The key that PVE made for `{Generate}`, as the JSON text of a key file.").Computed().Secret()
            .NeverReturned().UnknownOnUpdate();

    private static readonly Field<string> KeyFingerprint =
        Text("encryption_key_fingerprint", "Fingerprint of the key that backups are encrypted with.").Computed().UnknownOnUpdate()
            .From("encryption-key");

    /// <summary>The declaration.</summary>
    public static Resource Declaration { get; } =
        StorageType.Of("pbs", "pbs", "A datastore of a Proxmox Backup Server, for backups of guests.", "pbs",
    [
        StorageFields.Server.Replacing(),
        StorageFields.Port with { Doc = "TCP port of the server. Unset means 8007.", ImpliedDefault = 8007 },
        Datastore,
        Namespace,
        StorageFields.Username with { Doc = "User or token that PVE logs in as, such as `backup@pbs` or `backup@pbs!pve`." },
        StorageFields.Password with { Doc = "Password of the user, or secret of the token. PVE keeps it apart from the definition and "
            + "never returns it, so a change elsewhere goes unnoticed." },
        Fingerprint,
        EncryptionKey,
        MasterPublicKey,
        StorageFields.Content("`backup`", "backup", "none"),
        Retention.PruneBackups,
        StorageFields.MaxProtectedBackups,
        GeneratedKey,
        KeyFingerprint,
    ],
    new Constraint(MasterKeyNeedsKey)) with
        {
            Hooks = StorageType.Hooks with
            {
                Adjust = MasterKeyInBase64,
                AfterCreate = (operation, _, _) => LearnKey(operation),
                AfterUpdate = (operation, _) => LearnKey(operation),
            },
        };

    private static void MasterKeyInBase64(Operation operation, Form form)
    {
        if (form[MasterPublicKey.Wire] is { } pem)
        {
            form.Remove(MasterPublicKey.Wire);
            form.Add(MasterPublicKey.Wire, Convert.ToBase64String(Encoding.UTF8.GetBytes(pem)));
        }
    }

    // The answer holds a key only when one was sent; a given one is in the config already.
    private static Task LearnKey(Operation operation)
    {
        var key = !operation.IsChanged(EncryptionKey) ? operation.Prior[GeneratedKey]
            : operation.Planned.Get(EncryptionKey) == Generate ? Value.Of(operation.Answer["config"]["encryption-key"].AsText()).AsSecret()
            : Value.Null;
        operation.SetComputed(GeneratedKey, key);
        return Task.CompletedTask;
    }

    private static IEnumerable<Violation> MasterKeyNeedsKey(Attributes config) =>
        config.Has(MasterPublicKey) && config[EncryptionKey].IsNull
            ? [new(MasterPublicKey, "master_public_key needs encryption_key beside it: what is not encrypted needs no copy of a key.")]
            : [];
}
