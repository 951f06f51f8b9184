package bellwether.client;

import org.jspecify.annotations.Nullable;

/// A failure of the Java API (theirs: `QCGPJMAError`). Its message is a sentence for the user.
public abstract sealed class ClientException extends RuntimeException
    permits ConnectionException,
        FileException,
        InvalidJobException,
        JobNotDefinedException,
        ProtocolException,
        ServiceException,
        WaitTimeoutException,
        WrongArgumentsException {

  ClientException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
