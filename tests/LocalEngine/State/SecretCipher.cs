using System.Security.Cryptography;
using System.Text;

namespace Proxmox.LocalEngine.State;

/// <summary>Hides secrets in the state file: AES-256-GCM, its key made from a passphrase by PBKDF2 (SHA-256).</summary>
public sealed class SecretCipher : IDisposable
{
    private const int SaltSize = 16;
    private const int NonceSize = 12;
    private const int TagSize = 16;
    private const int KeySize = 32;
    private const int Rounds = 200_000;
    private static readonly byte[] Probe = Encoding.UTF8.GetBytes("local-engine");

    // Making the key takes a moment on purpose, and a state in memory may never need it.
    private readonly Lazy<AesGcm> _aes;

    private SecretCipher(byte[] salt, string passphrase)
    {
        Salt = salt;
        _aes = new(() => new(Rfc2898DeriveBytes.Pbkdf2(passphrase, salt, Rounds, HashAlgorithmName.SHA256, KeySize), TagSize));
    }

    /// <summary>The salt, which is stored in clear.</summary>
    public byte[] Salt { get; }

    /// <summary>A text that only the same passphrase can read.</summary>
    public string Check => Seal(Probe);

    /// <summary>A cipher for a new state.</summary>
    public static SecretCipher Create(string passphrase) => new(RandomNumberGenerator.GetBytes(SaltSize), passphrase);

    /// <summary>The cipher of an existing state.</summary>
    /// <param name="check">What <see cref="Check"/> gave then.</param>
    /// <exception cref="StateException">The passphrase is another.</exception>
    public static SecretCipher Open(string passphrase, byte[] salt, string check)
    {
        SecretCipher cipher = new(salt, passphrase);
        if (cipher.Unseal(check).AsSpan().SequenceEqual(Probe))
        {
            return cipher;
        }

        cipher.Dispose();
        throw new StateException("incorrect passphrase");
    }

    /// <summary>Hides a text.</summary>
    public string Encrypt(string text) => Seal(Encoding.UTF8.GetBytes(text));

    /// <summary>Reads a hidden text.</summary>
    /// <exception cref="StateException">The passphrase is another, or the text was changed.</exception>
    public string Decrypt(string hidden) => Encoding.UTF8.GetString(Unseal(hidden));

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_aes.IsValueCreated)
        {
            _aes.Value.Dispose();
        }
    }

    private string Seal(byte[] clear)
    {
        var sealedBytes = new byte[NonceSize + TagSize + clear.Length];
        var nonce = sealedBytes.AsSpan(0, NonceSize);
        RandomNumberGenerator.Fill(nonce);
        _aes.Value.Encrypt(nonce, clear, sealedBytes.AsSpan(NonceSize + TagSize), sealedBytes.AsSpan(NonceSize, TagSize));
        return Convert.ToBase64String(sealedBytes);
    }

    private byte[] Unseal(string hidden)
    {
        try
        {
            var sealedBytes = Convert.FromBase64String(hidden);
            var clear = new byte[sealedBytes.Length - NonceSize - TagSize];
            _aes.Value.Decrypt(
                sealedBytes.AsSpan(0, NonceSize), sealedBytes.AsSpan(NonceSize + TagSize), sealedBytes.AsSpan(NonceSize, TagSize), clear);
            return clear;
        }
        catch (Exception exception) when (exception is CryptographicException or FormatException or OverflowException)
        {
            throw new StateException("incorrect passphrase, or the state was changed by hand", exception);
        }
    }
}
