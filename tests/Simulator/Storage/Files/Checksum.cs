using System.Security.Cryptography;

namespace Proxmox.Simulator.Storage.Files;

/// <summary>The checksum of bytes that come one after another (<c>PVE::Tools::get_file_hash</c>).</summary>
internal abstract class Checksum : IDisposable
{
    /// <summary>Begins one by the name that PVE has for the algorithm.</summary>
    // The algorithms are PVE's choice.
#pragma warning disable CA5350, CA5351
    public static Checksum Begin(string algorithm) => algorithm switch
    {
        "md5" => new Standard(HashAlgorithmName.MD5),
        "sha1" => new Standard(HashAlgorithmName.SHA1),
        "sha224" => new Sha224(),
        "sha256" => new Standard(HashAlgorithmName.SHA256),
        "sha384" => new Standard(HashAlgorithmName.SHA384),
        "sha512" => new Standard(HashAlgorithmName.SHA512),
        _ => throw PveError.Die($"unknown algorithm '{algorithm}'"),
    };
#pragma warning restore CA5350, CA5351

    public abstract void Append(ReadOnlySpan<byte> bytes);

    /// <summary>The checksum in lower-case hexadecimal digits.</summary>
    public string Finish() => Convert.ToHexStringLower(Result());

    public virtual void Dispose()
    {
    }

    protected abstract byte[] Result();

    private sealed class Standard(HashAlgorithmName name) : Checksum
    {
        private readonly IncrementalHash _hash = IncrementalHash.CreateHash(name);

        public override void Append(ReadOnlySpan<byte> bytes) => _hash.AppendData(bytes);

        public override void Dispose()
        {
            base.Dispose();
            _hash.Dispose();
        }

        protected override byte[] Result() => _hash.GetHashAndReset();
    }
}
